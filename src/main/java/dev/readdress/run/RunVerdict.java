package dev.readdress.run;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.result.ExitCode;
import dev.readdress.result.HostResult;
import java.util.ArrayList;
import java.util.List;

/** The exit code of a run: the worst of what its hosts and clusters say. */
final class RunVerdict {
  private RunVerdict() {}

  static ExitCode of(List<HostResult> hosts, List<ClusterOutcome> clusters, StopSignal stop) {
    StopSignal.Cause stopped = stop.cause();
    if (stopped != null) {
      return stopped == StopSignal.Cause.INTERRUPT ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
    }
    List<ExitCode> codes = new ArrayList<>();
    for (HostResult host : hosts) {
      if (host.state().equals("unreachable")) {
        codes.add(ExitCode.UNREACHABLE);
      } else if (host.state().equals("failed")) {
        codes.add(ExitCode.FAILED);
      }
    }
    for (ClusterOutcome cluster : clusters) {
      boolean declined = cluster.applied() == ClusterOutcome.Applied.DECLINED;
      codes.add(declined ? ExitCode.DRIFT : ClusterVerdict.of(cluster).exit());
    }
    boolean reachable = hosts.stream().anyMatch(host -> !host.state().equals("unreachable"));
    if (reachable && clusters.isEmpty()) {
      codes.add(ExitCode.FAILED);
    }
    return ExitCode.worst(codes);
  }
}
