package dev.readdress.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code ip -o -d link} and {@code ip -o addr} print, one after the other, where {@code
 * ip} has no JSON (iproute2 before 4.15, busybox).
 */
public final class IpAddrText {
  private static final Pattern LINK = Pattern.compile("\\d+: ([^:@\\s]+)(?:@(\\S+))?: <([^>]*)>.*");
  private static final Pattern MASTER = Pattern.compile(" master (\\S+)");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d+: (\\S+)\\s+inet6? (\\S+)(?: peer (\\S+))?(.*)");
  private static final Set<String> FLAGS =
      Set.of(
          "secondary",
          "dynamic",
          "deprecated",
          "nodad",
          "noprefixroute",
          "tentative",
          "temporary",
          "mngtmpaddr");
  private static final Set<String> KINDS =
      Set.of(
          "bridge",
          "veth",
          "macvlan",
          "macvtap",
          "ipvlan",
          "vlan",
          "bond",
          "dummy",
          "vxlan",
          "vrf",
          "tun",
          "wireguard");

  private IpAddrText() {}

  /** The interfaces in the order of the text; empty when no line is of that form. */
  public static Optional<List<NetworkInterface>> parse(String output) {
    Map<String, NetworkInterface> found = new LinkedHashMap<>();
    output.lines().forEach(line -> read(line.strip(), found));
    return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found.values()));
  }

  private static void read(String line, Map<String, NetworkInterface> found) {
    Matcher link = LINK.matcher(line);
    if (link.matches()) {
      found.put(link.group(1), link(line, link));
      return;
    }
    Matcher address = ADDRESS.matcher(line);
    if (address.matches()) {
      String name = address.group(1);
      address(name, address)
          .ifPresent(
              added -> found.put(name, with(found.getOrDefault(name, unknown(name)), added)));
    }
  }

  private static NetworkInterface link(String line, Matcher link) {
    Optional<String> kind =
        Arrays.stream(line.split("[\\s\\\\]+", -1)).filter(KINDS::contains).findFirst();
    Matcher master = MASTER.matcher(line);
    Optional<String> above = master.find() ? Optional.of(master.group(1)) : Optional.empty();
    Optional<String> below =
        kind.equals(Optional.of("veth")) ? Optional.empty() : Optional.ofNullable(link.group(2));
    return new NetworkInterface(
        link.group(1),
        kind,
        below.or(() -> above),
        new HashSet<>(Arrays.asList(link.group(3).split(",", -1))),
        List.of());
  }

  /** Where {@code link} told nothing, the name of the loopback device is all there is to go by. */
  private static NetworkInterface unknown(String name) {
    Set<String> flags = name.equals("lo") ? Set.of("LOOPBACK") : Set.of();
    return new NetworkInterface(name, Optional.empty(), Optional.empty(), flags, List.of());
  }

  private static NetworkInterface with(NetworkInterface device, InterfaceAddress added) {
    List<InterfaceAddress> addresses = new ArrayList<>(device.addresses());
    addresses.add(added);
    return new NetworkInterface(
        device.name(), device.kind(), device.parent(), device.flags(), addresses);
  }

  private static Optional<InterfaceAddress> address(String name, Matcher match) {
    String local = match.group(2);
    int slash = local.indexOf('/');
    String prefix = slash >= 0 ? local.substring(slash + 1) : peerPrefix(match.group(3));
    List<String> words =
        Arrays.asList(match.group(4).replaceFirst("\\\\.*", "").strip().split("\\s+", -1));
    Set<String> flags = new HashSet<>(words);
    flags.retainAll(FLAGS);
    String last = words.get(words.size() - 1);
    Optional<String> label =
        last.startsWith(name + ":") ? Optional.of(last) : Optional.<String>empty();
    int protocol = words.indexOf("proto");
    return IpAddress.parse(slash >= 0 ? local.substring(0, slash) : local)
        .map(
            address ->
                new InterfaceAddress(
                    address,
                    prefix.matches("\\d{1,3}")
                        ? Integer.parseInt(prefix)
                        : address.hostPrefixLength(),
                    name,
                    label,
                    protocol >= 0 && protocol + 1 < words.size()
                        ? Optional.of(words.get(protocol + 1))
                        : Optional.empty(),
                    flags));
  }

  private static String peerPrefix(@Nullable String peer) {
    return peer == null ? "" : peer.substring(peer.indexOf('/') + 1);
  }
}
