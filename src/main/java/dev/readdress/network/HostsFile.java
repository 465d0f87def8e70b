package dev.readdress.network;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads /etc/hosts (hosts(5)). */
public final class HostsFile {
  private HostsFile() {}

  /** The addresses of every name, in the order of the file. */
  public static Map<String, Set<IpAddress>> parse(String text) {
    Map<String, Set<IpAddress>> names = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
      Optional<IpAddress> address = IpAddress.parse(words[0]);
      for (int word = 1; word < words.length && address.isPresent(); word++) {
        names.computeIfAbsent(words[word], name -> new LinkedHashSet<>()).add(address.get());
      }
    }
    return names;
  }
}
