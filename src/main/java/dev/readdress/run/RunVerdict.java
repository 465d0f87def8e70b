package dev.readdress.run;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.result.ExitCode;
import dev.readdress.result.HostResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.run.RunRequest.Unreachable;
import java.util.ArrayList;
import java.util.List;

/** The exit code of a run: the worst of what its hosts and clusters say. */
final class RunVerdict {
  private final RunRequest request;
  private final List<Visit> visits;
  private final List<HostResult> hosts;

  private RunVerdict(RunRequest request, List<Visit> visits) {
    this.request = request;
    this.visits = visits;
    this.hosts = visits.stream().map(HostResults::of).toList();
  }

  /**
   * The code.
   *
   * @param unmet what the play expected in vain; it counts where nothing else says more
   */
  static ExitCode of(
      RunRequest request,
      List<Visit> visits,
      List<ClusterOutcome> clusters,
      List<ProblemResult> unmet,
      StopSignal stop) {
    StopSignal.Cause stopped = stop.cause();
    if (stopped != null) {
      return stopped == StopSignal.Cause.INTERRUPT ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
    }
    ExitCode worst = new RunVerdict(request, visits).of(clusters);
    return worst == ExitCode.CLEAN && !unmet.isEmpty() ? ExitCode.FAILED : worst;
  }

  private ExitCode of(List<ClusterOutcome> clusters) {
    List<ExitCode> codes = new ArrayList<>();
    if (isAny("unreachable") && request.unreachable() == Unreachable.COUNTED) {
      codes.add(ExitCode.UNREACHABLE);
    }
    boolean isReachable = hosts.stream().anyMatch(host -> !host.state().equals("unreachable"));
    boolean isUnasked = visits.stream().anyMatch(RunVerdict::isUnasked);
    if (isAny("failed") || (isReachable && clusters.isEmpty() && !isUnasked)) {
      codes.add(ExitCode.FAILED);
    }
    if (isUnasked) {
      codes.add(ExitCode.REFUSED);
    }
    clusters.forEach(cluster -> codes.add(of(cluster)));
    return ExitCode.worst(codes);
  }

  /** True when a Patroni runs there of which nobody can say what cluster it is of. */
  private static boolean isUnasked(Visit visit) {
    return visit instanceof Visit.Observed observed
        && observed.node().members().value().stream()
            .flatMap(List::stream)
            .anyMatch(member -> member.view().value().isEmpty());
  }

  private boolean isAny(String state) {
    return hosts.stream().anyMatch(host -> host.state().equals(state));
  }

  private ExitCode of(ClusterOutcome cluster) {
    if (cluster.applied() == ClusterOutcome.Applied.DECLINED) {
      return ExitCode.DRIFT;
    }
    if (cluster.applied() == ClusterOutcome.Applied.AS_ASKED) {
      return ExitCode.CLEAN;
    }
    ClusterVerdict verdict = ClusterVerdict.of(cluster);
    if (verdict == ClusterVerdict.UNKNOWN && isIgnored(cluster)) {
      return ExitCode.CLEAN;
    }
    // In a fix 3 means that somebody said no; what the limits of the run leave wrong is refused.
    boolean isLeft = verdict == ClusterVerdict.DRIFT && request.mode().mayChange();
    return isLeft ? ExitCode.REFUSED : verdict.exit();
  }

  /** True when members that nobody could look at are what makes the cluster unknown. */
  private boolean isIgnored(ClusterOutcome cluster) {
    return request.unreachable() == Unreachable.IGNORED
        && isAny("unreachable")
        && !cluster.observation().unobserved().isEmpty()
        && cluster.observation().doubts().isEmpty();
  }
}
