package dev.readdress.run;

import dev.readdress.playbook.Task;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.result.RehearsalResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a play's {@code assert} expects, held against what came of it. */
final class Expectations {
  private final Task.Assert expected;
  private final List<ProblemResult> unmet = new ArrayList<>();

  private Expectations(Task.Assert expected) {
    this.expected = expected;
  }

  /** One problem for each cluster, switchover and host that is not as expected. */
  static List<ProblemResult> unmet(
      Task.Assert expected, List<ClusterResult> clusters, List<HostResult> hosts) {
    Expectations expectations = new Expectations(expected);
    clusters.forEach(expectations::cluster);
    if (expected.allReachable()) {
      hosts.forEach(expectations::host);
    }
    return List.copyOf(expectations.unmet);
  }

  private void cluster(ClusterResult cluster) {
    Set<String> verdicts = expected.verdicts();
    if (!verdicts.isEmpty() && !verdicts.contains(cluster.verdict())) {
      add("cluster " + cluster.id() + " is " + cluster.verdict(), "a verdict of ", verdicts);
    }
    Set<String> rehearsals = expected.rehearsals();
    for (RehearsalResult one : cluster.rehearsal()) {
      boolean met = one.verdict().equals("excluded") || rehearsals.contains(one.verdict());
      if (!rehearsals.isEmpty() && !met) {
        String to = one.to() == null ? "any candidate" : one.to();
        String switchover =
            cluster.id() + ": " + one.from() + " -> " + to + " (" + one.when() + ")";
        add(switchover + " is " + one.verdict(), "a rehearsal of ", rehearsals);
      }
    }
  }

  private void host(HostResult host) {
    if (host.state().equals("unreachable")) {
      add("host " + host.host() + " is unreachable", "to reach ", Set.of("all"));
    }
  }

  private void add(String what, String noun, Set<String> wanted) {
    String words = wanted.stream().sorted().collect(Collectors.joining(" or "));
    unmet.add(
        new ProblemResult(
            expected.where(),
            what,
            "The play expects " + noun + words + "; the report above says what to do."));
  }
}
