package dev.readdress.apply;

/**
 * Where readdress keeps what it keeps on a node, beside the home of Patroni's user, where locks and
 * that user's hold stand.
 *
 * @param state the directory of root's locks where Patroni's user has no home of its own
 * @param fallback where they are when the first cannot be written
 * @param hold the file with which root stops all corrections on the node
 */
public record NodePaths(String state, String fallback, String hold) {
  /** The places on every node. */
  public static NodePaths standard() {
    return new NodePaths("/var/lib/readdress", "/run/readdress", "/etc/readdress/hold");
  }
}
