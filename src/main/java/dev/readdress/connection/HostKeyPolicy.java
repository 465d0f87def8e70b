package dev.readdress.connection;

/** What to do about a node's host key. A changed key is refused under every policy. */
public enum HostKeyPolicy {
  /** The key must be known. */
  STRICT,
  /** An unknown key is learnt; a changed one is refused. */
  ACCEPT_NEW,
  /**
   * Keys are not checked at all, because the inventory says so (Ansible's host_key_checking:
   * false).
   */
  OFF
}
