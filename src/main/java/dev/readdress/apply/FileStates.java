package dev.readdress.apply;

import dev.readdress.connection.UnreachableException;

/** Reads what an operation has left; it changes no configuration. */
@FunctionalInterface
public interface FileStates {
  /**
   * The state of a file, after whatever was sent to the node before has ended.
   *
   * @throws UnreachableException when the node does not answer, or something there has not ended
   */
  FileState look(String host, String file) throws UnreachableException;
}
