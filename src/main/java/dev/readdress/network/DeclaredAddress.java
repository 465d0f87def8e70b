package dev.readdress.network;

import java.util.Objects;

/**
 * An address that a file on a node declares: one that the operating system configures there, or one
 * that a VIP manager moves.
 *
 * @param address the address
 * @param by who reads the file: {@code ifupdown}, {@code keepalived}, ...
 * @param source the place, as {@code file:line}
 */
public record DeclaredAddress(IpAddress address, String by, String source) {
  @Override
  public boolean equals(Object other) {
    return other instanceof DeclaredAddress same
        && address.equals(same.address)
        && by.equals(same.by)
        && source.equals(same.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(address, by, source);
  }
}
