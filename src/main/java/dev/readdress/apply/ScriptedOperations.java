package dev.readdress.apply;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Pace;
import dev.readdress.runs.EditRecord;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** The operations, each one script in one round trip. */
public final class ScriptedOperations implements Operations {
  /** How long a lock lives without being renewed. */
  static final Duration LOCK_LIFE = Duration.ofMinutes(5);

  /** How many backups of a file are kept on a node. */
  static final int MOST_BACKUPS = 10;

  private static final Duration VALIDATION = Duration.ofSeconds(30);

  /**
   * How long a script waits for its turn: longer than anything lasts that another one does in it.
   */
  static final Duration TURN = VALIDATION.plusSeconds(30);

  private static final Duration SHORT = TURN.plusSeconds(20);
  private static final Duration LONG = SHORT.plus(VALIDATION).plusSeconds(30);

  private final NodeScripts scripts;
  private final NodePaths paths;
  private final List<String> endedRuns;

  /**
   * The operations of one run.
   *
   * @param endedRuns the runs of which this controller knows that they have ended: a lock of theirs
   *     is taken over at once
   */
  public ScriptedOperations(
      NodeConnections connections, Pace pace, NodePaths paths, List<String> endedRuns) {
    this.scripts = new NodeScripts(connections, pace);
    this.paths = paths;
    this.endedRuns = List.copyOf(endedRuns);
  }

  @Override
  public Outcome lock(String host, ClusterLock lock) {
    OperationScript script =
        script("lock", host, lock).set("ended_runs", String.join("\n", endedRuns));
    return scripts.run("lock", host, script, SHORT);
  }

  @Override
  public Outcome renew(String host, ClusterLock lock) {
    return scripts.run("renew", host, script("renew", host, lock), SHORT);
  }

  @Override
  public Outcome unlock(String host, ClusterLock lock) {
    return scripts.run("unlock", host, script("unlock", host, lock), SHORT);
  }

  @Override
  public Outcome tidy(String host, ClusterLock lock, List<String> files) {
    OperationScript script = script("tidy", host, lock).set("files", String.join("\n", files));
    return scripts.run("tidy", host, script, SHORT);
  }

  @Override
  public Outcome edit(EditOrder order) {
    EditRecord edit = order.edit();
    OperationScript script =
        splice(order, edit.before(), edit.after())
            .set("kind", "edit")
            .set("hash_before", edit.hashBefore())
            .set("hash_after", edit.hashAfter());
    return scripts.run("edit", edit.host(), script, LONG);
  }

  @Override
  public Outcome undo(EditOrder order) {
    EditRecord edit = order.edit();
    OperationScript script =
        splice(order, edit.after(), edit.before())
            .set("kind", "undo")
            .set("hash_before", edit.hashAfter())
            .set("hash_after", edit.hashBefore());
    return scripts.run("undo", edit.host(), script, LONG);
  }

  @Override
  public Outcome reload(ReloadOrder order) {
    PatroniProcess process = order.process();
    OperationScript script =
        script("reload", order.host(), order.lock())
            .set("pid", process.pid())
            .set("start", process.startTime())
            .set("arguments_hash", process.commandLineHash())
            .set("files", order.files().lines())
            .set("files_directory", order.files().directory().orElse(""))
            .set("purpose", order.purpose().label())
            .set("about", order.member() + " of " + order.lock().cluster());
    return scripts.run("reload", order.host(), script, SHORT);
  }

  private OperationScript splice(EditOrder order, String from, String to) {
    EditRecord edit = order.edit();
    PatroniProcess process = order.process();
    String linkTarget = edit.linkTarget();
    return script("edit", edit.host(), order.lock())
        .set("file", edit.file())
        .set("link_target", linkTarget == null ? "" : linkTarget)
        .set("offset", edit.offset())
        .set("before_length", from.length() / 2)
        .set("after", OperationScript.printfFormat(HexFormat.of().parseHex(to)))
        .set("pid", process.pid())
        .set("start", process.startTime())
        .set("arguments_hash", process.commandLineHash())
        .set("most_backups", MOST_BACKUPS)
        .set("backup", edit.backup())
        .set("record", edit.backup().replaceFirst("\\.bak$", ".json"))
        .set("record_text", edit.toJson())
        .set("purpose", order.purpose().label())
        .set("about", edit.member() + " of " + order.lock().cluster())
        .set("writer", OperationScript.resource("write.sh"))
        .set("attributes", OperationScript.resource("attributes.py"))
        .set("swapper", OperationScript.resource("swap.py"))
        .set("validator", OperationScript.resource("validate.py"))
        .set("validate_seconds", VALIDATION.toSeconds());
  }

  private OperationScript script(String name, String host, ClusterLock lock) {
    return new OperationScript(name)
        .set(paths)
        .set(host, lock)
        .set("run", lock.run())
        .set("owner", lock.owner())
        .set("cluster", lock.cluster())
        .set("lock_seconds", LOCK_LIFE.toSeconds())
        .set("turn_seconds", TURN.toSeconds());
  }
}
