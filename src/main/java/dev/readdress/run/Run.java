package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Grouping;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.concurrent.Ahead;
import dev.readdress.concurrent.FanOut;
import dev.readdress.playbook.Task;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.ExitCode;
import dev.readdress.result.FindingResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.result.RunSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run, from hosts to the result:
 *
 * <ol>
 *   <li><b>Probe.</b> Every host is visited at once; one that cannot be reached is a result, not an
 *       end.
 *   <li><b>Group.</b> What the members themselves say makes the clusters; from here on each cluster
 *       travels alone.
 *   <li><b>Ask.</b> From every node, every address that is published or may be chosen.
 *   <li><b>Diagnose, plan, rehearse.</b> Pure, from what was observed and answered; where a plan
 *       would publish another PostgreSQL address, once more with the logins tried ({@link
 *       ClusterLook}).
 *   <li><b>Confirm.</b> In a fix, once for the whole run, when everything is planned and nothing is
 *       changed.
 *   <li><b>Apply.</b> In a fix, in the play's batches of clusters; after a batch with more failures
 *       than the play allows, no further one.
 *   <li><b>Look again.</b> A cluster that was changed walks the line once more from the probe; only
 *       that second look can call it fixed.
 * </ol>
 */
public final class Run {
  private final RunRequest request;
  private final RunServices services;
  private final Events events;

  public Run(RunRequest request, RunServices services, RunListener listener) {
    this.request = request;
    this.services = services;
    this.events = new Events(request.id(), services.pace(), listener);
  }

  /**
   * Walks the line to its end.
   *
   * @throws InterruptedException when the program is ended at once
   */
  public RunResult execute(Confirmation confirmation) throws InterruptedException {
    Instant started = services.pace().now();
    try (Sessions sessions = new Sessions(services.connector(), services.forks())) {
      Scout scout = new Scout(sessions, services.forks(), services.pace(), request.timeout());
      Surveyor surveyor = new Surveyor(request, services, sessions, scout);
      events.play(request.title());
      events.task(null, "observe");
      Ahead<EarlierRuns> history = Ahead.of("history", () -> new EarlierRuns(services.history()));
      List<Visit> visits = scout.visit(request.targets(), this::arrived);
      EarlierRuns earlier = history.get();
      ClusterLine line = ClusterLine.of(request, earlier);
      ClusterLook look = new ClusterLook(surveyor, line);
      List<ClusterOutcome> outcomes = look(visits, surveyor, look);
      record(outcomes, line);
      outcomes = kept(outcomes, earlier);
      NodeWays ways = new NodeWays(sessions, surveyor);
      Preparation preparation = Preparations.of(request, services, ways);
      outcomes = preparation.prepare(outcomes);
      if (request.mode().mayChange()) {
        FixPhase phase =
            new FixPhase(
                request, services, ways, surveyor, look, preparation, events, confirmation);
        outcomes = fix(outcomes, phase, result(started, visits, outcomes), confirmation);
      }
      RunResult result = result(started, visits, outcomes);
      events.result(result);
      return result;
    }
  }

  private List<ClusterOutcome> fix(
      List<ClusterOutcome> outcomes, FixPhase phase, RunResult planned, Confirmation confirmation)
      throws InterruptedException {
    if (FixPhase.isNeeded(outcomes) && !confirmation.mayProceed(planned)) {
      return outcomes.stream()
          .map(outcome -> outcome.applied(ClusterOutcome.Applied.DECLINED))
          .toList();
    }
    return phase.fix(outcomes);
  }

  private static List<ClusterOutcome> kept(List<ClusterOutcome> outcomes, EarlierRuns earlier) {
    List<FindingResult> unkept =
        earlier.keep(outcomes.stream().map(ClusterOutcome::observation).toList());
    return outcomes.stream()
        .map(
            outcome ->
                outcome.with(
                    unkept.stream()
                        .filter(finding -> finding.about().equals(outcome.observation().id()))
                        .findFirst()))
        .toList();
  }

  private void record(List<ClusterOutcome> outcomes, ClusterLine line) {
    services
        .recordings()
        .ifPresent(
            recordings ->
                outcomes.forEach(outcome -> recordings.keep(line.recorded(outcome.observation()))));
  }

  private void arrived(Visit visit) {
    HostResult host = HostResults.of(visit);
    events.host("host", null, host.host(), host.state(), host.detail());
  }

  /** Every cluster that was found, asked, diagnosed, planned and rehearsed, all at once. */
  private List<ClusterOutcome> look(List<Visit> visits, Surveyor surveyor, ClusterLook look)
      throws InterruptedException {
    List<NodeObservation> nodes = new ArrayList<>();
    Map<String, Set<String>> groups = new HashMap<>();
    for (Visit visit : visits) {
      if (visit instanceof Visit.Observed observed) {
        nodes.add(observed.node());
        groups.put(visit.target().host(), visit.target().groups());
      }
    }
    List<ClusterObservation> clusters = Grouping.group(nodes, groups);
    return FanOut.values("cluster", clusters, cluster -> look(cluster, surveyor, look));
  }

  private ClusterOutcome look(ClusterObservation cluster, Surveyor surveyor, ClusterLook look)
      throws InterruptedException {
    ClusterOutcome outcome = look.at(surveyor.ask(cluster));
    events.diagnosed(outcome);
    return outcome;
  }

  private RunResult result(Instant started, List<Visit> visits, List<ClusterOutcome> outcomes) {
    List<HostResult> hosts = visits.stream().map(HostResults::of).toList();
    List<ClusterResult> clusters = outcomes.stream().map(ClusterResults::of).toList();
    List<ProblemResult> unmet = unmet(clusters, hosts);
    ExitCode exit = RunVerdict.of(request, visits, outcomes, unmet, services.stop());
    return new RunResult(
        RunResult.SCHEMA,
        new RunSummary(
            request.id(),
            request.mode().label(),
            started.toString(),
            services.pace().now().toString(),
            request.version(),
            exit.code(),
            request.limit()),
        clusters,
        hosts,
        unmet);
  }

  /** What a play expects is what it leads to: a check does not lead there. */
  private List<ProblemResult> unmet(List<ClusterResult> clusters, List<HostResult> hosts) {
    return request.mode() == RunRequest.Mode.CHECK
        ? List.of()
        : request
            .play()
            .task(Task.Assert.class)
            .map(expected -> Expectations.unmet(expected, clusters, hosts))
            .orElse(List.of());
  }
}
