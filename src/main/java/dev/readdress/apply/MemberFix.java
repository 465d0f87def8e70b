package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.concurrent.Pace;
import dev.readdress.network.HostPort;
import dev.readdress.plan.FileEdit;
import dev.readdress.plan.MemberChange;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes the edits of one member and reloads it; and undoes them, in the reverse order. When an edit
 * fails, those before it are undone at once: no member is left with half of its edits.
 */
final class MemberFix {
  private final Operations operations;
  private final ClusterLock lock;
  private final Pace pace;
  private final ApplyListener listener;
  private int step;

  MemberFix(Operations operations, ClusterLock lock, Pace pace, ApplyListener listener) {
    this.operations = operations;
    this.lock = lock;
    this.pace = pace;
    this.listener = listener;
  }

  Outcome apply(MemberChange change, ClusterObservation before, ChangeLog log) {
    List<EditOrder> done = new ArrayList<>();
    for (FileEdit edit : change.edits()) {
      EditOrder order = order(change, edit, before);
      Outcome outcome = operations.edit(order);
      log.ended(change.member(), Optional.of(edit), outcome);
      if (!outcome.isDone()) {
        undo(done);
        return outcome;
      }
      done.add(order);
      listener.on(
          ApplyListener.Step.EDITED,
          change.member(),
          "%s:%d %s: %s"
              .formatted(
                  edit.file(), edit.line(), edit.endpoint().connectAddressPath(), edit.newValue()));
    }
    return change.reload() ? reload(change, log) : new Outcome.Unchanged(Optional.empty());
  }

  private Outcome reload(MemberChange change, ChangeLog log) {
    Outcome outcome = operations.reload(reloadOrder(change));
    log.ended(change.member(), Optional.empty(), outcome);
    if (outcome.isDone()) {
      listener.on(
          ApplyListener.Step.RELOADED, change.member(), "SIGHUP to " + change.process().pid());
    }
    return outcome;
  }

  /** Puts the files back as they were and has Patroni read them again. */
  Outcome undo(MemberChange change, ClusterObservation before, ChangeLog log) {
    List<EditOrder> orders =
        change.edits().stream().map(edit -> order(change, edit, before)).toList();
    Outcome undone = undo(orders);
    if (!undone.isDone() || !change.reload()) {
      return undone;
    }
    return operations.reload(reloadOrder(change));
  }

  private Outcome undo(List<EditOrder> orders) {
    Outcome last = new Outcome.Unchanged(Optional.empty());
    for (int i = orders.size() - 1; i >= 0; i--) {
      last = operations.undo(orders.get(i));
      if (!last.isDone()) {
        return last;
      }
    }
    return last;
  }

  private ReloadOrder reloadOrder(MemberChange change) {
    return new ReloadOrder(lock, change.host(), change.member(), change.process());
  }

  private EditOrder order(MemberChange change, FileEdit edit, ClusterObservation before) {
    step++;
    Optional<ObservedMember> member = before.member(change.member());
    Optional<ConfigFile> file =
        member.stream()
            .flatMap(one -> one.instance().files().stream())
            .filter(one -> one.path().equals(edit.file()))
            .findFirst();
    Optional<HostPort> published = member.flatMap(one -> one.listed().published(edit.endpoint()));
    EditRecord record =
        new EditRecord(
            EditRecord.SCHEMA,
            lock.run(),
            step,
            pace.now().toString(),
            lock.id(),
            before.scope(),
            before.namespace(),
            change.host(),
            change.member(),
            edit.endpoint().section(),
            edit.file(),
            file.flatMap(ConfigFile::linkTarget).orElse(null),
            edit.line(),
            edit.offset(),
            hex(edit.before()),
            hex(edit.after()),
            edit.hashBefore(),
            edit.hashAfter(),
            edit.oldValue().orElse(null),
            edit.newValue(),
            published.map(HostPort::toString).orElse(null),
            backupName(edit));
    return new EditOrder(lock, change.process(), record);
  }

  /** The same name for an edit and its undoing; never one that Patroni would merge. */
  private String backupName(FileEdit edit) {
    String file = edit.file().substring(edit.file().lastIndexOf('/') + 1);
    return ".%s.readdress-%s-%s.bak".formatted(file, lock.run(), edit.endpoint().section());
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }
}
