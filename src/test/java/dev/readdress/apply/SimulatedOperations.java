package dev.readdress.apply;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Operations on a {@link SimulatedCluster}; every one is written down. */
final class SimulatedOperations implements Operations, FileStates {
  private final SimulatedCluster cluster;
  private final Map<String, Supplier<Outcome>> instead = new LinkedHashMap<>();
  private final Map<String, Runnable> after = new LinkedHashMap<>();

  /** What was done, as {@code edit b}. */
  final List<String> log = new ArrayList<>();

  /** Whether a node answers when a file is looked at. */
  boolean answersLooks = true;

  SimulatedOperations(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /** What an operation comes to instead of being done. */
  void instead(String operation, Supplier<Outcome> outcome) {
    instead.put(operation, outcome);
  }

  /** What happens in the world right after an operation. */
  void after(String operation, Runnable happening) {
    after.put(operation, happening);
  }

  static Outcome refused(String code) {
    return new Outcome.Refused(new Reason(code, "for the test"));
  }

  static Outcome inDoubt() {
    return new Outcome.InDoubt(Reason.of(ApplyCode.NO_ANSWER, "no answer"));
  }

  private Outcome perform(String operation, Supplier<Outcome> action) {
    log.add(operation);
    Outcome outcome = Optional.ofNullable(instead.get(operation)).orElse(action).get();
    Optional.ofNullable(after.get(operation)).ifPresent(Runnable::run);
    return outcome;
  }

  private static Outcome applied() {
    return new Outcome.Applied(Optional.empty(), List.of());
  }

  @Override
  public Outcome lock(String host, ClusterLock lock) {
    return perform("lock " + host, SimulatedOperations::applied);
  }

  @Override
  public Outcome renew(String host, ClusterLock lock) {
    return Optional.ofNullable(instead.get("renew " + host))
        .orElse(SimulatedOperations::applied)
        .get();
  }

  @Override
  public Outcome unlock(String host, ClusterLock lock) {
    return perform("unlock " + host, SimulatedOperations::applied);
  }

  @Override
  public Outcome tidy(String host, ClusterLock lock, List<String> files) {
    return perform("tidy " + host, () -> new Outcome.Unchanged(Optional.empty()));
  }

  @Override
  public Outcome edit(EditOrder order) {
    return perform("edit " + order.edit().member(), () -> write(order.edit()));
  }

  /** Writes what an edit would write, for edits that are done and not answered. */
  Outcome write(EditRecord edit) {
    set(edit, edit.newValue());
    return new Outcome.Applied(Optional.of(edit.backup()), List.of());
  }

  @Override
  public Outcome undo(EditOrder order) {
    return perform(
        "undo " + order.edit().member(),
        () -> {
          set(order.edit(), String.valueOf(order.edit().oldValue()));
          return applied();
        });
  }

  private void set(EditRecord edit, String value) {
    cluster
        .member(edit.member())
        .file
        .put(
            Endpoint.valueOf(edit.endpoint().toUpperCase(Locale.ROOT)),
            HostPort.parse(value).orElseThrow());
  }

  @Override
  public Outcome reload(ReloadOrder order) {
    return perform(
        "reload " + order.member(),
        () -> {
          SimulatedMember member = cluster.member(order.member());
          member.published.putAll(member.file);
          return applied();
        });
  }

  @Override
  public FileState look(String host, String file)
      throws dev.readdress.connection.UnreachableException {
    if (!answersLooks) {
      throw new dev.readdress.connection.UnreachableException(
          dev.readdress.connection.UnreachableException.Cause.TIMED_OUT,
          new dev.readdress.problem.Problem(host, "no answer", "wait"));
    }
    SimulatedMember member =
        cluster.members.values().stream()
            .filter(each -> each.host().equals(host))
            .findFirst()
            .orElseThrow();
    return new FileState(Optional.of(member.content().sha256()), List.of());
  }
}
