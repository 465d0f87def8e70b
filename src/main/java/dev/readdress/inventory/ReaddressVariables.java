package dev.readdress.inventory;

import dev.readdress.network.IpAddress;
import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an inventory says to readdress itself about a host, for example in {@code group_vars} of the
 * cluster's group:
 *
 * <pre>
 * vips: [10.0.0.100]              # floating addresses of the cluster; one or a list
 * node_address: 10.0.0.11         # the node's own address; one or a list
 * nat: true                       # members are reached at addresses that no interface has
 * accept: [pending]               # what a fix may do beyond the address: {@link Acceptance}
 * keep_vip: proxy_address         # keep a floating address for clients as proxy_address
 * </pre>
 *
 * @param vips addresses that float
 * @param nodeAddresses addresses that are the node's own
 * @param nat whether an address on no interface may be right
 * @param accept what is accepted
 * @param keepVip whether a floating address stays as {@code proxy_address}
 */
public record ReaddressVariables(
    List<IpAddress> vips,
    List<IpAddress> nodeAddresses,
    boolean nat,
    Set<Acceptance> accept,
    boolean keepVip) {
  /** The only value that {@code keep_vip} has. */
  public static final String PROXY_ADDRESS = "proxy_address";

  public ReaddressVariables {
    vips = List.copyOf(vips);
    nodeAddresses = List.copyOf(nodeAddresses);
    accept = Set.copyOf(accept);
  }

  /**
   * Reads them.
   *
   * @param problems where to tell what is wrong; the result is of use only if nothing is
   */
  public static ReaddressVariables of(HostVariables variables, Problems problems) {
    SettingReader settings = new SettingReader(variables, problems);
    return new ReaddressVariables(
        addresses("vips", settings, problems),
        addresses("node_address", settings, problems),
        settings.flag("nat").orElse(false),
        acceptances(settings, problems),
        keepVip(settings));
  }

  private static List<IpAddress> addresses(String name, SettingReader settings, Problems problems) {
    List<IpAddress> addresses = new ArrayList<>();
    for (Value item : settings.items(name)) {
      String text = SettingReader.asText(item).map(String::strip).orElse("");
      Optional<IpAddress> address = IpAddress.parse(withoutPrefix(text));
      if (address.isPresent()) {
        addresses.add(address.get());
      } else {
        problems.add(
            item.where(),
            "'"
                + name
                + "' holds "
                + (text.isEmpty() ? item.kind() : "'" + shown(text) + "'")
                + ", which is no IP address",
            "Write " + name + ": 10.0.0.1, or a list of addresses.");
      }
    }
    return addresses;
  }

  /** The length of a prefix, as in keepalived's 10.0.0.100/24, says nothing about an address. */
  private static String withoutPrefix(String text) {
    return text.replaceFirst("/\\d{1,3}$", "");
  }

  private static String shown(String text) {
    return dev.readdress.problem.Printable.line(text, 60);
  }

  private static Set<Acceptance> acceptances(SettingReader settings, Problems problems) {
    Set<Acceptance> accepted = EnumSet.noneOf(Acceptance.class);
    for (Value item : settings.items("accept")) {
      String word = SettingReader.asText(item).map(String::strip).orElse(item.kind());
      Optional<Acceptance> acceptance = Acceptance.of(word);
      acceptance.ifPresent(accepted::add);
      if (acceptance.isEmpty()) {
        problems.add(
            item.where(),
            "'accept' does not know '" + shown(word) + "'",
            Suggestion.sentence(word, Acceptance.words())
                + "It knows "
                + String.join(", ", Acceptance.words())
                + ".");
      }
    }
    return accepted;
  }

  private static boolean keepVip(SettingReader settings) {
    Optional<String> kept = settings.text("keep_vip");
    if (kept.isPresent() && !kept.get().equals(PROXY_ADDRESS)) {
      settings
          .find("keep_vip")
          .ifPresent(
              found ->
                  settings.wrong(found, PROXY_ADDRESS, "Write keep_vip: " + PROXY_ADDRESS + "."));
    }
    return kept.filter(PROXY_ADDRESS::equals).isPresent();
  }
}
