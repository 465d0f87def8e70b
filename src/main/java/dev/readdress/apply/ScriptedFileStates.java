package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.List;
import java.util.Optional;

/** Reads with a script. */
public final class ScriptedFileStates implements FileStates {
  private final NodeScripts scripts;
  private final NodePaths paths;
  private final ClusterLock lock;

  /**
   * Of the files of one cluster.
   *
   * @param lock names the cluster: a look waits for whatever is done under its lock
   */
  public ScriptedFileStates(
      NodeConnections connections, Pace pace, NodePaths paths, ClusterLock lock) {
    this.scripts = new NodeScripts(connections, pace);
    this.paths = paths;
    this.lock = lock;
  }

  @Override
  public FileState look(String host, String file) throws UnreachableException {
    OperationScript script =
        new OperationScript("look")
            .set(paths)
            .set(host, lock)
            .set("turn_seconds", ScriptedOperations.TURN.toSeconds())
            .set("file", file);
    ScriptAnswer answer = scripts.answer(host, script, ScriptedOperations.TURN.plusSeconds(20));
    Optional<Reason> why = answer.outcome("look", host).why();
    if (why.isPresent() && !why.get().code().equals("not-a-file")) {
      throw new UnreachableException(
          UnreachableException.Cause.PROTOCOL,
          new Problem(host, why.get().text(), "look at " + file + " on the node"));
    }
    return new FileState(
        answer.raw("hash").stream().filter(hash -> hash.matches("[0-9a-f]{64}")).findFirst(),
        records(answer, file));
  }

  /** A record that tells of another file than the one it stands beside is not believed. */
  private static List<EditRecord> records(ScriptAnswer answer, String file) {
    return answer.raw("record").stream()
        .flatMap(text -> EditRecord.parse(Bytes.ofUtf8(text)).stream())
        .filter(record -> record.file().equals(file))
        .toList();
  }
}
