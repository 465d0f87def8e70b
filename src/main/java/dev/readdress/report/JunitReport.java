package dev.readdress.report;

import dev.readdress.problem.Printable;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RehearsalResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A result as JUnit's XML: a suite for the hosts and one for each cluster, a case for each host,
 * endpoint, rehearsal and change. What is wrong is a failure, what could not be found out an error,
 * what somebody excluded is skipped.
 */
public final class JunitReport implements Rendering {
  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    List<JunitSuite> suites = new ArrayList<>();
    suites.add(hosts(result));
    result.clusters().forEach(cluster -> suites.add(cluster(cluster)));
    out.append(JunitXml.document(result.run().started(), suites));
  }

  private static JunitSuite hosts(RunResult result) {
    return new JunitSuite("hosts", result.hosts().stream().map(JunitReport::host).toList());
  }

  private static JunitCase host(HostResult host) {
    return switch (host.state()) {
      case "ok" -> JunitCase.passed("hosts", host.host());
      case "no-patroni" -> JunitCase.skipped("hosts", host.host(), host.detail());
      case "failed" -> JunitCase.failed("hosts", host.host(), host.state(), host.detail());
      default -> JunitCase.error("hosts", host.host(), host.state(), host.detail());
    };
  }

  private static JunitSuite cluster(ClusterResult cluster) {
    List<JunitCase> cases = new ArrayList<>();
    for (MemberResult member : cluster.members()) {
      Tally.endpointNames(member)
          .forEach(
              name ->
                  cases.add(
                      endpoint(
                          cluster.id(),
                          member.name() + " " + name,
                          Objects.requireNonNull(member.endpoints().get(name)))));
    }
    cluster.rehearsal().forEach(rehearsal -> cases.add(rehearsal(cluster.id(), rehearsal)));
    cluster.changes().forEach(change -> cases.add(change(cluster.id(), change)));
    return new JunitSuite(cluster.id(), cases);
  }

  private static JunitCase endpoint(String cluster, String name, EndpointResult endpoint) {
    String text = texts(endpoint.reasons());
    return switch (endpoint.verdict()) {
      case "ok" -> JunitCase.passed(cluster, name);
      case "unknown" -> JunitCase.error(cluster, name, endpoint.verdict(), text);
      default -> JunitCase.failed(cluster, name, endpoint.verdict(), text);
    };
  }

  private static JunitCase rehearsal(String cluster, RehearsalResult rehearsal) {
    String to = rehearsal.to() == null ? "any candidate" : rehearsal.to();
    String name = "switchover " + rehearsal.from() + " to " + to + " (" + rehearsal.when() + ")";
    String text = (rehearsal.message() + "\n" + texts(rehearsal.reasons())).strip();
    return switch (rehearsal.verdict()) {
      case "pass", "warn" -> JunitCase.passed(cluster, name);
      case "excluded" -> JunitCase.skipped(cluster, name, text);
      case "unknown" -> unknown(cluster, name, rehearsal, text);
      default -> JunitCase.failed(cluster, name, rehearsal.verdict(), text);
    };
  }

  /** What a later leader has yet to choose is no error of this run: nobody could know it. */
  private static JunitCase unknown(
      String cluster, String name, RehearsalResult rehearsal, String text) {
    List<String> codes = rehearsal.reasons().stream().map(CodedText::code).toList();
    return codes.contains("sync-standby-not-known") && !codes.contains("answer-unproven")
        ? JunitCase.skipped(cluster, name, text)
        : JunitCase.error(cluster, name, rehearsal.verdict(), text);
  }

  /** A planned change is skipped: the endpoint that needs it has failed already. */
  private static JunitCase change(String cluster, ChangeResult change) {
    String path = change.path() == null ? "" : " " + change.path();
    String name = change.kind() + " " + change.member() + path;
    return switch (change.state()) {
      case "applied" -> JunitCase.passed(cluster, name);
      case "planned" -> JunitCase.skipped(cluster, name, "planned, not done");
      case "unproven", "in-doubt" -> JunitCase.error(cluster, name, change.state(), "");
      default -> JunitCase.failed(cluster, name, change.state(), "");
    };
  }

  private static String texts(List<CodedText> reasons) {
    return reasons.stream()
        .map(reason -> Printable.line(reason.text()))
        .collect(Collectors.joining("\n"));
  }
}
