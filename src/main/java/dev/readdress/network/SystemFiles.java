package dev.readdress.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the files by which the operating system configures addresses at boot, other than ifupdown's
 * and netplan's. Addresses with an alias label are left out: that is where people put virtual ones.
 */
public final class SystemFiles {
  private static final Pattern IFCFG_ADDRESS = Pattern.compile("IP(V6)?ADDR(_?\\w*)?");

  private SystemFiles() {}

  /** A file of systemd-networkd (systemd.network(5)). */
  public static List<DeclaredAddress> networkd(TextFile file) {
    List<DeclaredAddress> found = new ArrayList<>();
    List<KeyFile.Entry> entries = KeyFile.entries(file);
    for (KeyFile.Entry entry : entries) {
      boolean isAddress = entry.section().equals("Network") || entry.section().equals("Address");
      if (isAddress && entry.key().equals("Address") && !hasAliasLabel(entries, entry)) {
        declared(entry.value(), "networkd", file.at(entry.line())).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean hasAliasLabel(List<KeyFile.Entry> entries, KeyFile.Entry address) {
    return address.section().equals("Address")
        && entries.stream()
            .filter(entry -> entry.occurrence() == address.occurrence())
            .anyMatch(entry -> entry.key().equals("Label") && entry.value().indexOf(':') >= 0);
  }

  /** A connection profile of NetworkManager (nm-settings-keyfile(5)) that connects by itself. */
  public static List<DeclaredAddress> networkManager(TextFile file) {
    List<DeclaredAddress> found = new ArrayList<>();
    for (KeyFile.Entry entry : KeyFile.entries(file)) {
      if (entry.section().equals("connection")
          && entry.key().equals("autoconnect")
          && entry.value().equalsIgnoreCase("false")) {
        return List.of();
      }
      boolean isAddress = entry.section().equals("ipv4") || entry.section().equals("ipv6");
      if (isAddress && entry.key().matches("address(es)?\\d*")) {
        for (String each : entry.value().split(";", -1)) {
          declared(each.replaceFirst(",.*", ""), "NetworkManager", file.at(entry.line()))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** A file {@code ifcfg-NAME} of Red Hat's or SUSE's scripts, brought up at boot. */
  public static List<DeclaredAddress> ifcfg(TextFile file) {
    if (file.name().indexOf(':') >= 0 || file.name().matches(".*(~|\\.(bak|old|orig|rpm\\w+))")) {
      return List.of();
    }
    List<DeclaredAddress> found = new ArrayList<>();
    for (KeyFile.Entry entry : KeyFile.entries(file)) {
      String value = unquoted(entry.value());
      if (isOffAtBoot(entry.key(), value)
          || (entry.key().equals("DEVICE") && value.contains(":"))) {
        return List.of();
      }
      if (IFCFG_ADDRESS.matcher(entry.key()).matches()) {
        declared(value, "ifcfg", file.at(entry.line())).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isOffAtBoot(String key, String value) {
    return (key.equals("ONBOOT") && value.equalsIgnoreCase("no"))
        || (key.equals("STARTMODE") && Set.of("manual", "off").contains(value));
  }

  /** The shell's quotes around a value, taken away. */
  static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** An address that may have a prefix behind it. */
  static Optional<DeclaredAddress> declared(String value, String by, String source) {
    return IpAddress.parse(value.strip().replaceFirst("/.*", ""))
        .map(address -> new DeclaredAddress(address, by, source));
  }
}
