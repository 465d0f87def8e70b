package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RehearsalResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is different between two results: of what was judged, not of how it was said. */
public final class RunComparison {
  private static final String ABSENT = "(not there)";

  private final TextStyle style;

  public RunComparison(TextStyle style) {
    this.style = style;
  }

  /** Writes a line for each difference, or that there is none. */
  public void render(RunResult before, RunResult after, Appendable out) throws IOException {
    Map<String, String> old = facts(before);
    Map<String, String> now = facts(after);
    Set<String> subjects = new TreeSet<>(old.keySet());
    subjects.addAll(now.keySet());
    subjects.removeIf(subject -> Objects.equals(old.get(subject), now.get(subject)));
    Sheet sheet = new Sheet(style);
    for (String subject : subjects) {
      String was = old.getOrDefault(subject, ABSENT);
      String is = now.getOrDefault(subject, ABSENT);
      sheet.put(Shade.STRONG, subject).put(": ").put(Shade.of(was), was).put(" -> ");
      sheet.put(Shade.of(is), is).end();
    }
    if (subjects.isEmpty()) {
      sheet.line(0, Shade.GOOD, "no difference");
    }
    out.append(sheet.toString());
  }

  private static Map<String, String> facts(RunResult result) {
    Map<String, String> facts = new TreeMap<>();
    for (HostResult host : result.hosts()) {
      facts.put("host " + host.host(), host.state());
    }
    for (ClusterResult cluster : result.clusters()) {
      String about = "cluster " + cluster.id();
      facts.put(about, cluster.verdict());
      facts.put(about + " leader", Objects.requireNonNullElse(cluster.leader(), ABSENT));
      cluster.members().forEach(member -> facts(about, member, facts));
      for (RehearsalResult rehearsal : cluster.rehearsal()) {
        String to = Objects.requireNonNullElse(rehearsal.to(), "any candidate");
        facts.put(
            about + " " + rehearsal.from() + " -> " + to + " (" + rehearsal.when() + ")",
            rehearsal.verdict());
      }
    }
    return facts;
  }

  private static void facts(String cluster, MemberResult member, Map<String, String> facts) {
    for (String name : Tally.endpointNames(member).toList()) {
      EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
      String about = cluster + " " + member.name() + " " + name;
      facts.put(about, endpoint.verdict());
      facts.put(about + " published", Objects.requireNonNullElse(endpoint.published(), ABSENT));
      facts.put(about + " configured", Objects.requireNonNullElse(endpoint.configured(), ABSENT));
    }
  }
}
