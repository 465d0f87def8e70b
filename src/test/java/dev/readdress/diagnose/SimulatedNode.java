package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A member with its node, as one line of a situation describes it. */
final class SimulatedNode {
  final String name;
  final List<InterfaceAddress> addresses = new ArrayList<>();
  final Set<IpAddress> routedOnly = new HashSet<>();
  final Set<IpAddress> atBoot = new HashSet<>();
  private final Set<String> words;
  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads the words of a line.
   *
   * @param usual the address that it has when the line names none, with its marks
   */
  SimulatedNode(String name, List<String> words, String usual) {
    this.name = name;
    this.words = Set.copyOf(words);
    if (!usual.isEmpty() && words.stream().noneMatch(SimulatedNode::replacesAddresses)) {
      address("eth0", usual);
    }
    for (String word : words) {
      int equals = word.indexOf('=');
      if (isAddress(word)) {
        address(word.substring(word.startsWith("+") ? 1 : 0, equals), word.substring(equals + 1));
      } else if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
  }

  private static boolean isAddress(String word) {
    return word.matches("\\+?[\\w.-]+=[0-9a-f.:]+/\\d+(,.*)?");
  }

  private static boolean replacesAddresses(String word) {
    return isAddress(word) && !word.startsWith("+");
  }

  private void address(String device, String value) {
    String[] parts = value.split(",", -1);
    String[] prefix = parts[0].split("/", -1);
    IpAddress address = IpAddress.of(prefix[0]);
    Set<String> flags = new HashSet<>();
    Optional<String> label = Optional.empty();
    Optional<String> protocol = Optional.empty();
    boolean routed = false;
    for (String mark : List.of(parts).subList(1, parts.length)) {
      switch (mark) {
        case "os" -> atBoot.add(address);
        case "dhcp" -> flags.add("dynamic");
        case "secondary" -> flags.add("secondary");
        case "keepalived" -> protocol = Optional.of("keepalived");
        case "0x12" -> protocol = Optional.of("0x12");
        case "kernel" -> protocol = Optional.of("kernel_ll");
        case "route" -> routed = true;
        default -> label = Optional.of(mark.substring("label=".length()));
      }
    }
    if (routed) {
      routedOnly.add(address);
    } else {
      int length = Integer.parseInt(prefix[1]);
      addresses.add(new InterfaceAddress(address, length, device, label, protocol, flags));
    }
  }

  /** What its local routing table lists: every address of an interface, and what no one has. */
  Set<IpAddress> localRoutes() {
    Set<IpAddress> all = new HashSet<>(routedOnly);
    addresses.forEach(held -> all.add(held.address()));
    return all;
  }

  boolean is(String word) {
    return words.contains(word);
  }

  /** The value of a word {@code key=value}. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean holds(IpAddress address) {
    return routedOnly.contains(address)
        || addresses.stream().anyMatch(held -> held.address().equals(address));
  }

  /** True when its server answers at the address, which one of its interfaces has. */
  boolean serves(Endpoint endpoint, IpAddress address, int port) {
    HostPort listen = HostPort.parse(listen(endpoint)).orElseThrow();
    boolean covered = listen.isWildcard() || listen.address().filter(address::equals).isPresent();
    return covered && listen.port().orElse(0) == port;
  }

  String listen(Endpoint endpoint) {
    return values.getOrDefault("listen." + endpoint.section(), "0.0.0.0:" + endpoint.defaultPort());
  }

  /** What the DCS holds; empty for nothing. */
  String published(Endpoint endpoint) {
    return written(endpoint).split("\\|", 2)[0];
  }

  /** What the file says; empty where it says nothing. */
  Optional<String> configured(Endpoint endpoint) {
    String[] both = written(endpoint).split("\\|", 2);
    return Optional.of(both[both.length - 1]).filter(value -> !value.equals("-"));
  }

  private String written(Endpoint endpoint) {
    String usual =
        values.getOrDefault("both", addresses.isEmpty() ? "-" : addresses.get(0).address() + "");
    String host = usual.contains(":") ? "[" + usual + "]" : usual;
    return values.getOrDefault(endpoint.section(), host + ":" + endpoint.defaultPort());
  }
}
