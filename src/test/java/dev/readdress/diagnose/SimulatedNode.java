package dev.readdress.diagnose;

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

/** A node as one line of a situation describes it. */
final class SimulatedNode {
  final String name;
  final boolean leader;
  final List<InterfaceAddress> addresses = new ArrayList<>();
  final Set<IpAddress> routedOnly = new HashSet<>();
  final Set<IpAddress> atBoot = new HashSet<>();
  private final Map<String, String> advertised = new HashMap<>();

  SimulatedNode(String name, List<String> words) {
    this.name = name;
    this.leader = words.contains("leader");
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        String key = word.substring(0, equals);
        String value = word.substring(equals + 1);
        if (value.contains("/")) {
          address(key, value);
        } else {
          advertised.put(key, value);
        }
      }
    }
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

  boolean holds(IpAddress address) {
    return routedOnly.contains(address)
        || addresses.stream().anyMatch(held -> held.address().equals(address));
  }

  /** What the DCS holds. */
  String published(Endpoint endpoint) {
    return written(endpoint).split("\\|", 2)[0];
  }

  /** What the file says; empty where it says nothing. */
  Optional<String> configured(Endpoint endpoint) {
    String[] both = written(endpoint).split("\\|", 2);
    return Optional.of(both[both.length - 1]).filter(value -> !value.equals("-"));
  }

  /** What the environment says over it. */
  Optional<String> overriding(Endpoint endpoint) {
    return Optional.ofNullable(advertised.get("env." + endpoint.section()));
  }

  private String written(Endpoint endpoint) {
    String first = addresses.get(0).address().toString();
    String host = first.contains(":") ? "[" + first + "]" : first;
    return advertised.getOrDefault(endpoint.section(), host + ":" + endpoint.defaultPort());
  }
}
