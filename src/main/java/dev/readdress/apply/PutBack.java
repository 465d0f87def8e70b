package dev.readdress.apply;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Undoes the edits of one member, and makes what was there before live again. */
final class PutBack {
  private final ApplyContext context;
  private final Settlement settlement;

  PutBack(ApplyContext context) {
    this.context = context;
    this.settlement = new Settlement(context);
  }

  /**
   * Undoes edits, the last one first, and nothing more: enough as long as no reload was sent.
   *
   * @return done when every file is as it was before; else why one is not, and the ones before it
   *     were not tried
   */
  Outcome files(List<EditOrder> made) throws InterruptedException {
    List<EditOrder> reversed = new ArrayList<>(made);
    java.util.Collections.reverse(reversed);
    for (EditOrder order : reversed) {
      Outcome outcome =
          settlement.ofUndo(order.edit(), context.operations().undo(order.puttingBack()));
      if (!outcome.isDone()) {
        return outcome;
      }
    }
    return new Outcome.Unchanged(Optional.empty());
  }

  /**
   * Undoes edits, reloads, and waits until what was published before is published again.
   *
   * @param wait the wait for the DCS
   */
  Outcome live(
      List<EditOrder> made, ReloadOrder reload, WatchedWait wait, DynamicConfiguration settings)
      throws InterruptedException {
    Outcome files = files(made);
    if (!files.isDone() || !reloadRestores(made.stream().map(EditOrder::edit).toList())) {
      return files;
    }
    Outcome reloaded = context.operations().reload(reload);
    if (!reloaded.isDone() && !(reloaded instanceof Outcome.InDoubt)) {
      return reloaded;
    }
    List<String> unmet = wait.awaitPublished(view -> notRestored(made, view), settings);
    if (unmet.isEmpty()) {
      return new Outcome.Unchanged(Optional.empty());
    }
    String why = String.join("; ", unmet);
    return new Outcome.Failed(Reason.of(ApplyCode.NOT_RESTORED, why));
  }

  /**
   * False when the file had been wrong without being loaded: to reload the old file would publish
   * what was not published before.
   */
  static boolean reloadRestores(List<EditRecord> made) {
    return made.stream()
        .allMatch(
            edit -> {
              String old = edit.oldValue();
              String published = edit.published();
              return old == null || published == null || same(endpoint(edit), old, published);
            });
  }

  private static List<String> notRestored(List<EditOrder> made, ClusterView view) {
    List<String> unmet = new ArrayList<>();
    for (EditOrder order : made) {
      EditRecord edit = order.edit();
      Optional<String> now =
          view.member(edit.member())
              .flatMap(listed -> listed.published(endpoint(edit)))
              .map(HostPort::toString);
      String before = edit.published();
      boolean restored =
          before == null
              // What was published then cannot be read as an address; it is not the planned one.
              ? now.isEmpty() || !same(endpoint(edit), now.get(), edit.newValue())
              : now.isPresent() && same(endpoint(edit), now.get(), before);
      if (!restored) {
        unmet.add(
            edit.member() + ": " + edit.endpoint() + " " + before + " is not published again");
      }
    }
    return unmet;
  }

  private static boolean same(Endpoint endpoint, String one, String other) {
    Optional<HostPort> first = HostPort.parse(one);
    Optional<HostPort> second = HostPort.parse(other);
    return first.isPresent()
        && second.isPresent()
        && SameAddress.holds(endpoint, first.get(), second.get());
  }

  private static Endpoint endpoint(EditRecord edit) {
    return Endpoint.valueOf(edit.endpoint().toUpperCase(Locale.ROOT));
  }
}
