package dev.readdress.apply;

import dev.readdress.connection.Nonce;
import dev.readdress.connection.ReadingScript;
import dev.readdress.connection.Script;
import dev.readdress.connection.ShellWord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a script together: the values that it works with, what all scripts share, its own text. */
final class OperationScript {
  private static final int MOST_OUTPUT = 256 * 1024;

  private final String name;
  private final String nonce;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * A script of this room.
   *
   * @param name the name of its file without the ending
   */
  OperationScript(String name) {
    this.name = name;
    this.nonce = Nonce.random();
    set("nonce", nonce);
  }

  OperationScript set(String variable, String value) {
    values.put(variable, value);
    return this;
  }

  OperationScript set(String variable, long value) {
    return set(variable, Long.toString(value));
  }

  /** Where locks and holds stand, when it is not in the home of Patroni's user. */
  OperationScript set(NodePaths paths) {
    return set("state_directory", paths.state())
        .set("fallback_directory", paths.fallback())
        .set("hold", paths.hold());
  }

  /** The lock on a node, and in whose home it stands. */
  OperationScript set(String host, ClusterLock lock) {
    return set("lock", lock.name()).set("patroni_user", lock.userOn(host));
  }

  /** What every line of the answer begins with. */
  String nonce() {
    return nonce;
  }

  Script build() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (variable, value) ->
            text.append(variable).append('=').append(ShellWord.quote(value)).append('\n'));
    text.append(ReadingScript.BEGINNING);
    text.append(resource("common.sh")).append(resource("folder.sh")).append(resource(name + ".sh"));
    return new Script(name, text.toString(), MOST_OUTPUT);
  }

  /** The text of a file of this room. */
  static String resource(String file) {
    return ReadingScript.load(OperationScript.class, file);
  }

  /** Bytes as a format of printf(1) that has nothing else in it than octal escapes. */
  static String printfFormat(byte[] bytes) {
    StringBuilder format = new StringBuilder(bytes.length * 4);
    for (byte each : bytes) {
      format.append(String.format("\\%03o", each & 0xff));
    }
    return format.toString();
  }
}
