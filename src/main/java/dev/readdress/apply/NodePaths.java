package dev.readdress.apply;

/**
 * Where readdress keeps what it keeps on a node.
 *
 * @param state the directory of the locks
 * @param fallback where they are when the first cannot be written
 * @param hold the file with which somebody stops all corrections on the node
 */
public record NodePaths(String state, String fallback, String hold) {
  /** The places on every node. */
  public static NodePaths standard() {
    return new NodePaths("/var/lib/readdress", "/run/readdress", "/etc/readdress/hold");
  }
}
