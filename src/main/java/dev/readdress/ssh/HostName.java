package dev.readdress.ssh;

import java.util.Locale;

/**
 * A host as known_hosts names it.
 *
 * @param known {@code name}, or {@code [name]:port} when the port is not 22
 * @param bare the name alone
 */
record HostName(String known, String bare) {
  static HostName of(String address, int port) {
    String name = address.toLowerCase(Locale.ROOT);
    return new HostName(port == 22 ? name : "[" + name + "]:" + port, name);
  }

  /** The name that HostKeyAlias gives; the port does not count then (ssh_config(5)). */
  static HostName alias(String alias) {
    String name = alias.toLowerCase(Locale.ROOT);
    return new HostName(name, name);
  }
}
