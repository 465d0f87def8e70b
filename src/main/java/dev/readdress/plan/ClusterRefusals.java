package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What forbids changing a cluster whatever is wrong in it. */
final class ClusterRefusals {
  private final PlanScope scope;

  ClusterRefusals(PlanScope scope) {
    this.scope = scope;
  }

  List<Refusal> of(ClusterObservation cluster, List<MemberChange> changes) {
    List<Refusal> refusals = new ArrayList<>();
    if (!cluster.isComplete()) {
      refusals.add(incomplete(cluster));
    }
    if (changes.isEmpty()) {
      return refusals;
    }
    if (cluster.view().leader().isEmpty()) {
      refusals.add(noLeader(cluster));
    }
    for (MemberChange change : changes) {
      cluster.member(change.member()).ifPresent(member -> process(member, change, refusals));
    }
    replicaRestart(cluster, changes).ifPresent(refusals::add);
    citus(cluster, changes).ifPresent(refusals::add);
    return refusals;
  }

  private static Refusal incomplete(ClusterObservation cluster) {
    String names = String.join(", ", cluster.unobserved());
    return new Refusal(
        Reason.of(
            PlanCode.INCOMPLETE, "the cluster lists members that were not observed: " + names),
        cluster.scope(),
        List.of("make the hosts of " + names + " reachable, or add them to the inventory"));
  }

  private static Refusal noLeader(ClusterObservation cluster) {
    return new Refusal(
        Reason.of(PlanCode.NO_LEADER, "nobody leads the cluster"),
        cluster.scope(),
        List.of("patronictl list", "bring the cluster back to a leader first"));
  }

  private static void process(ObservedMember member, MemberChange change, List<Refusal> refusals) {
    if (!change.reload()) {
      return;
    }
    if (!member.instance().process().catchesHup()) {
      refusals.add(
          new Refusal(
              Reason.of(
                  PlanCode.HUP_NOT_CAUGHT,
                  "the Patroni of %s (pid %d) does not catch SIGHUP yet: it would die of it"
                      .formatted(member.name(), member.instance().process().pid())),
              member.name(),
              List.of("wait until Patroni has started, then: readdress fix")));
    }
    listenDiffers(member).ifPresent(refusals::add);
  }

  /**
   * A reload applies restapi.listen too, and one that cannot be bound leaves the REST API dead and
   * Patroni deadlocked at the next reload (api.py, __initialize; measured with 3.0.2 and 4.1.4).
   */
  private static Optional<Refusal> listenDiffers(ObservedMember member) {
    Optional<HostPort> listen =
        member
            .instance()
            .configuration()
            .value()
            .map((PatroniConfiguration read) -> read.endpoint(Endpoint.RESTAPI))
            .flatMap(settings -> settings.listen())
            .map(Setting::value)
            .flatMap(HostPort::parse);
    Optional<List<ListeningSocket>> sockets = member.node().listening().value();
    if (listen.isEmpty() || sockets.isEmpty()) {
      return Optional.empty();
    }
    boolean runs =
        sockets.get().stream()
            .filter(socket -> socket.pid().isPresent())
            .filter(socket -> socket.pid().getAsInt() == member.instance().process().pid())
            .anyMatch(socket -> isWhatRuns(listen.get(), socket.local()));
    if (runs) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Reason.of(
                PlanCode.LISTEN_DIFFERS,
                "restapi.listen of %s is %s in the file, and that is not what its process listens on: a reload would move it"
                    .formatted(member.name(), listen.get())),
            member.name(),
            List.of("put restapi.listen back to what runs, or restart Patroni in a pause")));
  }

  private static boolean isWhatRuns(HostPort listen, HostPort socket) {
    return listen.port().equals(socket.port())
        && (listen.isWildcard() ? socket.isWildcard() : sameHost(listen, socket));
  }

  private static boolean sameHost(HostPort listen, HostPort socket) {
    return listen.address().isEmpty() || listen.address().equals(socket.address());
  }

  private Optional<Refusal> replicaRestart(ClusterObservation cluster, List<MemberChange> changes) {
    if (scope.accepted().contains("replica-restart")) {
      return Optional.empty();
    }
    return changes.stream()
        .filter(change -> change.risk() == Risk.DATA)
        .flatMap(change -> cluster.member(change.member()).stream())
        .filter(ClusterRefusals::restartsItsReplicas)
        .findFirst()
        .map(
            member ->
                new Refusal(
                    Reason.of(
                        PlanCode.REPLICA_RESTART,
                        "PostgreSQL 12 and older restart to follow a new address, and members stream from "
                            + member.name()),
                    member.name(),
                    List.of("readdress fix -e 'accept=[replica-restart]'")));
  }

  private static boolean restartsItsReplicas(ObservedMember member) {
    Optional<PatroniStatus> status = member.instance().status().value();
    return status.isPresent()
        && status.get().serverVersion().orElse(0) < 130_000
        && !status.get().replication().isEmpty();
  }

  private Optional<Refusal> citus(ClusterObservation cluster, List<MemberChange> changes) {
    boolean touchesData = changes.stream().anyMatch(change -> change.risk() == Risk.DATA);
    if (cluster.group().isEmpty() || !touchesData || scope.accepted().contains("citus")) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Reason.of(
                PlanCode.CITUS,
                "the Citus coordinator ends backends when a member's PostgreSQL address changes"),
            cluster.scope(),
            List.of("readdress fix -e 'accept=[citus]'")));
  }
}
