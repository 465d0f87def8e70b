package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.concurrent.Pace;
import dev.readdress.network.HostPort;
import dev.readdress.plan.FileEdit;
import dev.readdress.plan.MemberChange;
import dev.readdress.runs.EditRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns planned edits into orders, numbered through the run. */
final class EditOrders {
  private final ClusterLock lock;
  private final Pace pace;
  private int step;

  EditOrders(ClusterLock lock, Pace pace) {
    this.lock = lock;
    this.pace = pace;
  }

  /** The orders of a member's edits, in their order. */
  List<EditOrder> of(MemberChange change, ClusterObservation cluster, Baseline before) {
    return change.edits().stream()
        .map(
            edit ->
                new EditOrder(
                    lock, change.process(), record(change, edit, cluster, before), Purpose.CHANGE))
        .toList();
  }

  private EditRecord record(
      MemberChange change, FileEdit edit, ClusterObservation cluster, Baseline before) {
    step++;
    return new EditRecord(
        EditRecord.SCHEMA,
        lock.run(),
        step,
        pace.now().toString(),
        cluster.id(),
        cluster.scope(),
        cluster.namespace(),
        change.host(),
        change.member(),
        edit.endpoint().section(),
        edit.file(),
        linkTarget(cluster.member(change.member()), edit.file()),
        edit.line(),
        edit.offset(),
        edit.before().hex(),
        edit.after().hex(),
        edit.hashBefore(),
        edit.hashAfter(),
        edit.oldValue().orElse(null),
        edit.newValue(),
        before.publishedOf(change.member(), edit.endpoint()).map(HostPort::toString).orElse(null),
        String.format(
            ".%s.readdress-%s-%d.bak", Path.of(edit.file()).getFileName(), lock.run(), step));
  }

  /** Where the path pointed to when its content was read. */
  private static @Nullable String linkTarget(Optional<ObservedMember> member, String file) {
    return member.stream()
        .flatMap(observed -> observed.instance().files().stream())
        .filter(found -> found.path().equals(file))
        .flatMap(found -> found.linkTarget().stream())
        .findFirst()
        .orElse(null);
  }
}
