package dev.readdress.network;

import java.util.Objects;

/**
 * A host that a file on a node names, to send connections to or to take them in.
 *
 * @param host a name or an address, without brackets
 * @param by who reads the file, as {@code haproxy}
 * @param source the place, as {@code file:line}
 */
public record NamedHost(String host, String by, String source) {
  @Override
  public boolean equals(Object other) {
    return other instanceof NamedHost same
        && host.equals(same.host)
        && by.equals(same.by)
        && source.equals(same.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(host, by, source);
  }
}
