package dev.readdress.network;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@code ip route show table local} prints. The table holds what the kernel takes for
 * its own, also what no interface shows: the agents of cloud load balancers put addresses there.
 */
public final class LocalRoutes {
  private LocalRoutes() {}

  /** The single addresses of type {@code local}, loopback left out. */
  public static Set<IpAddress> parse(String output) {
    Set<IpAddress> found = new LinkedHashSet<>();
    output
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length > 1 && words[0].equals("local"))
        .map(words -> single(words[1]))
        .flatMap(Optional::stream)
        .filter(address -> !address.isLoopback())
        .forEach(found::add);
    return found;
  }

  private static Optional<IpAddress> single(String destination) {
    int slash = destination.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(destination);
    }
    return IpAddress.parse(destination.substring(0, slash))
        .filter(
            address ->
                destination
                    .substring(slash + 1)
                    .equals(Integer.toString(address.hostPrefixLength())));
  }
}
