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

/**
 * Reads what {@code ifconfig -a} prints: net-tools 2.x ({@code eth0: flags=...}), net-tools 1.60
 * and busybox ({@code eth0 Link encap:...}). An alias ({@code eth0:vip}) is shown as an interface
 * of its own; here it is an address with that label. ifconfig shows no second address that has no
 * label.
 */
public final class IfconfigText {
  private static final Pattern HEAD =
      Pattern.compile("(\\S+?):?\\s+(?:flags=\\d+<([^>]*)>|Link ).*");
  private static final Pattern V4 =
      Pattern.compile("inet (?:addr:)?(\\S+).*?(?:netmask |Mask:)(\\S+).*");
  private static final Pattern V6 =
      Pattern.compile("inet6 (?:addr: ?)?([^/\\s]+)(?:/|\\s+prefixlen )(\\d+).*");
  private static final Pattern FLAGS = Pattern.compile("([A-Z ]+) MTU:.*");

  private IfconfigText() {}

  /** The interfaces in the order of the text; empty when it is not such a listing. */
  public static Optional<List<NetworkInterface>> parse(String output) {
    Map<String, Device> devices = new LinkedHashMap<>();
    Optional<String> current = Optional.empty();
    for (String line : output.lines().toList()) {
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
        Matcher head = HEAD.matcher(line);
        current = head.matches() ? Optional.of(head.group(1)) : Optional.empty();
        if (head.matches()) {
          Device device = devices.computeIfAbsent(base(head.group(1)), name -> new Device());
          if (head.group(2) != null) {
            device.flags.addAll(Arrays.asList(head.group(2).split(",", -1)));
          }
        }
      } else if (current.isPresent()) {
        String shown = current.get();
        Device device = devices.computeIfAbsent(base(shown), name -> new Device());
        read(shown, line.strip(), device);
      }
    }
    List<NetworkInterface> found = new ArrayList<>();
    devices.forEach(
        (name, device) ->
            found.add(
                new NetworkInterface(
                    name, Optional.empty(), Optional.empty(), device.flags, device.addresses)));
    return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
  }

  private static final class Device {
    final Set<String> flags = new HashSet<>();
    final List<InterfaceAddress> addresses = new ArrayList<>();
  }

  private static String base(String shown) {
    int colon = shown.indexOf(':');
    return colon < 0 ? shown : shown.substring(0, colon);
  }

  private static void read(String shown, String line, Device device) {
    Matcher v6 = V6.matcher(line);
    Matcher v4 = V4.matcher(line);
    Matcher flags = FLAGS.matcher(line);
    if (v6.matches()) {
      add(shown, v6.group(1), Integer.parseInt(v6.group(2)), device);
    } else if (v4.matches()) {
      NetworkMask.prefixLength(v4.group(2))
          .ifPresent(length -> add(shown, v4.group(1), length, device));
    } else if (flags.matches()) {
      device.flags.addAll(Arrays.asList(flags.group(1).strip().split(" +", -1)));
    }
  }

  private static void add(String shown, String address, int prefixLength, Device device) {
    Optional<String> label = shown.indexOf(':') < 0 ? Optional.empty() : Optional.of(shown);
    IpAddress.parse(address)
        .ifPresent(
            parsed ->
                device.addresses.add(
                    new InterfaceAddress(
                        parsed, prefixLength, base(shown), label, Optional.empty(), Set.of())));
  }
}
