package dev.readdress.probe;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.connection.ShellWord;
import dev.readdress.connection.UnreachableException;
import dev.readdress.patroni.TlsFiles;
import java.util.List;
import java.util.Map;
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

  /**
   * What the first look has shown to be missing.
   *
   * @param files files that other files name; each pattern is expanded on the node as sh(1) does
   * @param silent REST APIs that want to see a certificate
   * @param directories data directories without a postmaster, by the pid of their Patroni
   */
  Frame more(
      List<NamedFile> files,
      List<OwnRest> silent,
      Map<Integer, String> directories,
      Connection connection,
      Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("{\nnamed_files");
    for (NamedFile file : files) {
      words(call, file.section(), file.pattern());
    }
    for (OwnRest rest : silent) {
      TlsFiles shown = rest.shown();
      call.append("\nrest_shown");
      PatroniProcess process = rest.process();
      words(call, Integer.toString(process.pid()), Long.toString(process.startTime()));
      words(call, process.commandLineHash(), rest.base());
      words(call, shown.certificate().orElse(""), shown.key().orElse(""));
    }
    directories.forEach(
        (pid, path) -> {
          call.append("\ndata_directory");
          words(call, Integer.toString(pid), path);
        });
    return script.run(
        "probe, what was missing", call.append("\nfinish\n}").toString(), connection, deadline);
  }

  private static void words(StringBuilder call, String... words) {
    for (String word : words) {
      call.append(' ').append(ShellWord.quote(word));
    }
  }
}
