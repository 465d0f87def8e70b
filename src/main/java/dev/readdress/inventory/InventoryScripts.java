package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import java.nio.file.Path;

/** Runs inventory scripts. */
public interface InventoryScripts {
  /**
   * Runs a script with arguments and returns what it wrote to standard output.
   *
   * @param arguments {@code --list}, or {@code --host} and a name
   * @throws ScriptFailedException when it cannot be started, fails, or writes or takes too much
   */
  Bytes run(Path script, String... arguments) throws ScriptFailedException;

  /** A script did not do its work; the message is part of a sentence. */
  final class ScriptFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ScriptFailedException(String what) {
      super(what);
    }
  }
}
