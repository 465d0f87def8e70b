package dev.readdress.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the leases that DHCP clients keep: addresses that a server gave to this very machine. */
public final class LeaseFiles {
  private static final Pattern INTERFACE = Pattern.compile("interface \"([^\"]+)\";");
  private static final Pattern FIXED = Pattern.compile("fixed-address (\\S+);");

  private LeaseFiles() {}

  /** dhclient.leases(5): the newest lease of each interface, which stands last. */
  public static List<DeclaredAddress> dhclient(TextFile file) {
    Map<String, DeclaredAddress> newest = new LinkedHashMap<>();
    String interfaceName = "";
    for (TextFile.Line line : file.lines()) {
      Matcher named = INTERFACE.matcher(line.text());
      Matcher fixed = FIXED.matcher(line.text());
      if (named.matches()) {
        interfaceName = named.group(1);
      } else if (fixed.matches()) {
        String of = interfaceName;
        SystemFiles.declared(fixed.group(1), "dhclient", file.at(line.number()))
            .ifPresent(address -> newest.put(of, address));
      }
    }
    return List.copyOf(newest.values());
  }

  /** A lease of systemd-networkd under /run/systemd/netif/leases. */
  public static List<DeclaredAddress> networkd(TextFile file) {
    List<DeclaredAddress> found = new ArrayList<>();
    for (KeyFile.Entry entry : KeyFile.entries(file)) {
      if (entry.key().equals("ADDRESS")) {
        SystemFiles.declared(entry.value(), "networkd-lease", file.at(entry.line()))
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
