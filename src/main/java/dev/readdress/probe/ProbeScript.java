package dev.readdress.probe;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.connection.ShellWord;
import dev.readdress.connection.UnreachableException;
import java.util.List;
import java.util.function.Supplier;

/** The script that collects, with what it is to collect. */
final class ProbeScript {
  /** Bounds what a node can make the controller hold. */
  private static final int MOST_OUTPUT = 8 << 20;

  /** The script takes one byte more of a file than this, so that a larger one is noticed. */
  static final int MOST_OF_A_FILE = 262_144;

  private static final ReadingScript SCRIPT =
      ReadingScript.of(ProbeScript.class, "probe.sh", MOST_OUTPUT);

  private final ReadingScript script;

  ProbeScript() {
    this.script = SCRIPT;
  }

  ProbeScript(Supplier<String> nonces) {
    this.script = SCRIPT.withNonces(nonces);
  }

  /** Everything that is looked at on a node. */
  Frame node(Connection connection, Deadline deadline) throws UnreachableException {
    return script.run("probe", "node", connection, deadline);
  }

  /** Files that other files name; each pattern is expanded on the node as sh(1) does. */
  Frame files(List<NamedFile> files, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("named_files");
    for (NamedFile file : files) {
      call.append(' ').append(ShellWord.quote(file.section()));
      call.append(' ').append(ShellWord.quote(file.pattern()));
    }
    return script.run("probe, named files", call.toString(), connection, deadline);
  }
}
