package dev.readdress.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address as a value; never a name, so never a question to a resolver. */
public final class IpAddress implements Comparable<IpAddress> {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads dotted-quad IPv4 or IPv6 (RFC 4291, section 2.2), without brackets; a zone ({@code
   * %eth0}) is dropped. Empty for everything else, host names among it.
   */
  public static Optional<IpAddress> parse(String text) {
    int zone = text.indexOf('%');
    String literal = zone < 0 ? text : text.substring(0, zone);
    if (!V4.matcher(literal).matches() && !V6.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(literal).getAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * An address that is known to be one, as in code and tests.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static IpAddress of(String literal) {
    return parse(literal)
        .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + literal));
  }

  public boolean isV6() {
    return bytes.length == 16;
  }

  /** 32 or 128: the prefix length of the address alone. */
  public int hostPrefixLength() {
    return bytes.length * 8;
  }

  /** 127.0.0.0/8 or ::1. */
  public boolean isLoopback() {
    return inet().isLoopbackAddress();
  }

  /** 0.0.0.0 or ::. */
  public boolean isWildcard() {
    return inet().isAnyLocalAddress();
  }

  /** 169.254.0.0/16 or fe80::/10. */
  public boolean isLinkLocal() {
    return inet().isLinkLocalAddress();
  }

  /** True when the first {@code length} bits of both are the same. */
  public boolean sharesPrefix(IpAddress other, int length) {
    if (other.bytes.length != bytes.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (other.bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private InetAddress inet() {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  @Override
  public int compareTo(IpAddress other) {
    int byLength = Integer.compare(bytes.length, other.bytes.length);
    return byLength != 0 ? byLength : Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Dotted quad, or the canonical form of RFC 5952. */
  @Override
  public String toString() {
    return isV6() ? Rfc5952.format(bytes) : inet().getHostAddress();
  }
}
