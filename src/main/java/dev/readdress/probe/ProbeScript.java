package dev.readdress.probe;

import dev.readdress.connection.Script;
import dev.readdress.connection.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The script that collects, with what it is to collect. */
final class ProbeScript {
  /** Bounds what a node can make the controller hold. */
  static final int MOST_OUTPUT = 8 << 20;

  /** The script takes one byte more of a file than this, so that a larger one is noticed. */
  static final int MOST_OF_A_FILE = 262_144;

  /** The script takes one byte more of an answer than this. */
  static final int MOST_OF_AN_ANSWER = 1 << 20;

  private static final String FUNCTIONS = load("probe.sh");

  private ProbeScript() {}

  /** Everything that is looked at on a node. */
  static Script node(String nonce) {
    return script("probe", nonce, "node");
  }

  /** Files that other files name; each pattern is expanded on the node as sh(1) does. */
  static Script files(String nonce, List<NamedFile> files) {
    StringBuilder call = new StringBuilder("named_files");
    for (NamedFile file : files) {
      call.append(' ').append(ShellWord.quote(file.section()));
      call.append(' ').append(ShellWord.quote(file.pattern()));
    }
    return script("probe, named files", nonce, call.toString());
  }

  /**
   * The functions are read to their end before anything runs, and nothing that runs can read the
   * script from standard input.
   */
  private static Script script(String name, String nonce, String call) {
    return new Script(
        name,
        "nonce=" + ShellWord.quote(nonce) + "\n" + FUNCTIONS + "\n" + call + " </dev/null\n",
        MOST_OUTPUT);
  }

  private static String load(String name) {
    try (InputStream stream = ProbeScript.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
