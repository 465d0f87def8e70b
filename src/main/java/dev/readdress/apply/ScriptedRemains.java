package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what is left with a script. */
public final class ScriptedRemains implements RemainsReader {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final NodeScripts scripts;
  private final NodePaths paths;

  public ScriptedRemains(NodeConnections connections, Pace pace, NodePaths paths) {
    this.scripts = new NodeScripts(connections, pace);
    this.paths = paths;
  }

  @Override
  public Remains look(String host, ClusterLock lock, List<String> files)
      throws UnreachableException {
    OperationScript script =
        new OperationScript("remains")
            .set(paths)
            .set(host, lock)
            .set("files", String.join("\n", files));
    ScriptAnswer answer = scripts.answer(host, script, LONGEST);
    Optional<Reason> why = answer.outcome("remains", host).why();
    if (why.isPresent()) {
      throw new UnreachableException(
          UnreachableException.Cause.PROTOCOL,
          new Problem(host, why.get().text(), "look at " + paths.state() + " on the node"));
    }
    return new Remains(
        answer.raw("lock").stream().map(ScriptedRemains::held).toList(),
        java.util.stream.Stream.concat(
                answer.raw("temporary").stream(), answer.raw("backup").stream())
            .map(Printable::line)
            .toList(),
        answer.raw("record").stream()
            .flatMap(text -> EditRecord.parse(Bytes.ofUtf8(text)).stream())
            .filter(record -> files.contains(record.file()))
            .toList());
  }

  private static Remains.HeldLock held(String text) {
    String[] words = text.split(" ", 3);
    return new Remains.HeldLock(
        words[0].equals("live"),
        words.length > 1 ? Printable.line(words[1]) : "",
        words.length > 2 ? Printable.line(words[2]) : "");
  }
}
