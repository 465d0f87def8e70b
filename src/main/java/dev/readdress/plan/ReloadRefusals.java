package dev.readdress.plan;

import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Why the Patroni of a member may not be reloaded. */
final class ReloadRefusals {
  private final Set<String> accepted;
  private final ObservedMember member;
  private final MemberChange change;

  private ReloadRefusals(Set<String> accepted, ObservedMember member, MemberChange change) {
    this.accepted = accepted;
    this.member = member;
    this.change = change;
  }

  static List<Refusal> of(Set<String> accepted, ObservedMember member, MemberChange change) {
    if (!change.reload()) {
      return List.of();
    }
    ReloadRefusals refusals = new ReloadRefusals(accepted, member, change);
    List<Refusal> found = new ArrayList<>();
    refusals.notCaught().ifPresent(found::add);
    refusals.listenOfApi().ifPresent(found::add);
    refusals.listenOfPostgresql().ifPresent(found::add);
    refusals.pending().ifPresent(found::add);
    return found;
  }

  private Optional<Refusal> notCaught() {
    if (member.instance().process().catchesHup()) {
      return Optional.empty();
    }
    return Optional.of(
        refusal(
            PlanCode.HUP_NOT_CAUGHT,
            "the Patroni of %s (pid %d) does not catch SIGHUP yet: it would die of it"
                .formatted(member.name(), member.instance().process().pid()),
            "wait until Patroni has started, then: readdress fix"));
  }

  /**
   * A reload applies restapi.listen too, and one that cannot be bound leaves the REST API dead and
   * Patroni deadlocked at the next reload (api.py, __initialize; measured with 3.0.2 and 4.1.4).
   */
  private Optional<Refusal> listenOfApi() {
    int patroni = member.instance().process().pid();
    return listen(Endpoint.RESTAPI)
        .filter(listen -> !listens(List.of(listen), OptionalInt.of(patroni)))
        .map(
            listen ->
                refusal(
                    PlanCode.LISTEN_DIFFERS,
                    "restapi.listen of %s is %s in the file, and that is not what its process listens on: a reload would move it"
                        .formatted(member.name(), listen),
                    "put restapi.listen back to what runs, or restart Patroni in a pause"));
  }

  /**
   * Where listen_addresses or port wait for a restart of PostgreSQL, a reload does not publish a
   * new connect_address (postgresql/config.py, reload_config, 1.6 to 4.1; measured).
   */
  private Optional<Refusal> listenOfPostgresql() {
    if (!change.corrected().contains(Endpoint.POSTGRESQL)) {
      return Optional.empty();
    }
    return listen(Endpoint.POSTGRESQL)
        .filter(listen -> !listens(each(listen), member.instance().postmasterPid()))
        .map(
            listen ->
                refusal(
                    PlanCode.RESTART_PENDING,
                    "postgresql.listen of %s is %s in the file, and that is not what PostgreSQL listens on: until it is restarted, Patroni does not publish another address"
                        .formatted(member.name(), listen),
                    "put postgresql.listen back to what runs, or patronictl restart CLUSTER "
                        + member.name()));
  }

  private Optional<Refusal> pending() {
    List<String> pending = PendingChanges.of(member, change);
    if (pending.isEmpty() || accepted.contains("pending")) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Reason.of(
                PlanCode.PENDING,
                "this reload of %s would also activate: %s"
                    .formatted(member.name(), String.join("; ", pending))),
            member.name(),
            List.of(
                "look at the files of " + member.name() + " and reload it yourself, or",
                "readdress fix -e accept=pending")));
  }

  private Optional<HostPort> listen(Endpoint endpoint) {
    return member
        .instance()
        .configuration()
        .value()
        .flatMap(read -> read.endpoint(endpoint).listen())
        .map(Setting::value)
        .flatMap(HostPort::parse);
  }

  /** postgresql.listen may name several hosts, with one port behind the last. */
  private static List<HostPort> each(HostPort listen) {
    return Arrays.stream(listen.host().split(",", -1))
        .map(host -> new HostPort(host.strip(), listen.port()))
        .toList();
  }

  /** True when the process listens on each of them, as far as anybody can say. */
  private boolean listens(List<HostPort> all, OptionalInt pid) {
    Optional<List<ListeningSocket>> sockets = member.node().listening().value();
    if (sockets.isEmpty() || pid.isEmpty()) {
      return true;
    }
    List<HostPort> running =
        sockets.get().stream()
            .filter(socket -> socket.pid().equals(pid))
            .map(ListeningSocket::local)
            .toList();
    return all.stream()
        .allMatch(listen -> running.stream().anyMatch(socket -> isWhatRuns(listen, socket)));
  }

  private static boolean isWhatRuns(HostPort listen, HostPort socket) {
    boolean samePort = listen.port().isEmpty() || listen.port().equals(socket.port());
    return samePort && (listen.isWildcard() ? socket.isWildcard() : sameHost(listen, socket));
  }

  /** A host name cannot be compared with a socket here. */
  private static boolean sameHost(HostPort listen, HostPort socket) {
    return listen.address().isEmpty() || listen.address().equals(socket.address());
  }

  private Refusal refusal(PlanCode code, String text, String byHand) {
    return new Refusal(Reason.of(code, text), member.name(), List.of(byHand));
  }
}
