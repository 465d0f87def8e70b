package dev.readdress.network;

import java.util.Optional;

/** An IPv4 network mask in dotted form. */
final class NetworkMask {
  private NetworkMask() {}

  /**
   * The length of the prefix that the mask stands for; empty when its ones are not all in front.
   */
  static Optional<Integer> prefixLength(String mask) {
    if (mask.matches("\\d{1,2}")) {
      return Optional.of(Integer.parseInt(mask)).filter(length -> length <= 32);
    }
    return IpAddress.parse(mask)
        .filter(address -> !address.isV6())
        .flatMap(
            address -> {
              IpAddress ones = IpAddress.of("255.255.255.255");
              IpAddress zeros = IpAddress.of("0.0.0.0");
              for (int length = 0; length <= 32; length++) {
                if (address.equals(joined(ones, zeros, length))) {
                  return Optional.of(length);
                }
              }
              return Optional.empty();
            });
  }

  private static IpAddress joined(IpAddress ones, IpAddress zeros, int length) {
    if (length == 0) {
      return zeros;
    }
    if (length == 32) {
      return ones;
    }
    int bits = -1 << (32 - length);
    return IpAddress.of(
        (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255));
  }
}
