package dev.readdress.report;

import dev.readdress.problem.Printable;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RehearsalResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A result as metrics in Prometheus' text format 0.0.4, for the textfile collector of
 * node_exporter. Every verdict has its sample, zero too, so that an alert never waits for a series
 * that is not there yet.
 */
public final class PrometheusReport implements Rendering {
  private static final List<String> CLUSTER_VERDICTS =
      List.of("clean", "drift", "fixed", "failed", "refused", "unproven", "unknown");
  private static final List<String> ENDPOINT_VERDICTS =
      List.of(
          "ok", "wrong", "missing", "not-loaded", "latent", "overridden", "ambiguous", "unknown");
  private static final List<String> REHEARSAL_VERDICTS =
      List.of("pass", "fail", "warn", "excluded", "unknown");
  private static final List<String> HOST_STATES =
      List.of("ok", "unreachable", "no-patroni", "failed");

  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    StringBuilder text = new StringBuilder();
    run(text, result);
    head(text, "readdress_hosts", "Hosts of the run by their state.");
    for (String state : HOST_STATES) {
      long count = result.hosts().stream().map(HostResult::state).filter(state::equals).count();
      sample(text, "readdress_hosts", count, "state", state);
    }
    clusters(text, result);
    endpoints(text, result);
    rehearsals(text, result);
    out.append(text);
  }

  private static void run(StringBuilder text, RunResult result) {
    head(text, "readdress_run_info", "The run that these metrics are from.");
    sample(
        text,
        "readdress_run_info",
        1,
        "mode",
        result.run().mode(),
        "version",
        result.run().version());
    head(text, "readdress_run_exit_code", "The exit code of the run.");
    sample(text, "readdress_run_exit_code", result.run().exit());
    head(text, "readdress_run_finished_timestamp_seconds", "When the run ended.");
    long finished = Instant.parse(result.run().finished()).getEpochSecond();
    sample(text, "readdress_run_finished_timestamp_seconds", finished);
  }

  private static void clusters(StringBuilder text, RunResult result) {
    head(text, "readdress_cluster_verdict", "1 for the verdict on the cluster, else 0.");
    for (ClusterResult cluster : result.clusters()) {
      for (String verdict : CLUSTER_VERDICTS) {
        int value = cluster.verdict().equals(verdict) ? 1 : 0;
        sample(
            text, "readdress_cluster_verdict", value, "cluster", cluster.id(), "verdict", verdict);
      }
    }
  }

  private static void endpoints(StringBuilder text, RunResult result) {
    head(text, "readdress_endpoint_verdict", "1 for the verdict on the endpoint, else 0.");
    for (ClusterResult cluster : result.clusters()) {
      for (MemberResult member : cluster.members()) {
        for (String name : Tally.endpointNames(member).toList()) {
          EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
          for (String verdict : ENDPOINT_VERDICTS) {
            sample(
                text,
                "readdress_endpoint_verdict",
                endpoint.verdict().equals(verdict) ? 1 : 0,
                "cluster",
                cluster.id(),
                "member",
                member.name(),
                "endpoint",
                name,
                "verdict",
                verdict);
          }
        }
      }
    }
  }

  private static void rehearsals(StringBuilder text, RunResult result) {
    head(text, "readdress_rehearsals", "Switchovers as rehearsed, by the verdict on them.");
    for (ClusterResult cluster : result.clusters()) {
      for (String verdict : REHEARSAL_VERDICTS) {
        long count =
            cluster.rehearsal().stream()
                .filter(rehearsal -> !rehearsal.when().equals("planned"))
                .map(RehearsalResult::verdict)
                .filter(verdict::equals)
                .count();
        sample(text, "readdress_rehearsals", count, "cluster", cluster.id(), "verdict", verdict);
      }
    }
  }

  private static void head(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static void sample(StringBuilder text, String name, long value, String... labels) {
    text.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      text.append(escaped(labels[i + 1])).append('"');
    }
    text.append(labels.length == 0 ? "" : "}").append(' ').append(value).append('\n');
  }

  /** The escapes of label values in the text format. */
  private static String escaped(String value) {
    return Printable.line(value).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
