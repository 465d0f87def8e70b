package dev.readdress.connection;

/** What to do about a node's host key. A changed or revoked key is refused under every policy. */
public enum HostKeyPolicy {
  /** The key must be known. */
  STRICT,
  /** An unknown key is learnt; a changed one is refused. */
  ACCEPT_NEW,
  /**
   * An unknown key is accepted and not learnt, because the inventory says so (Ansible's
   * host_key_checking: false).
   */
  OFF
}
