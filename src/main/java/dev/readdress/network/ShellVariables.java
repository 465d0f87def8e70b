package dev.readdress.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads addresses from files of {@code NAME=value} lines, as environment files and sh have them.
 */
public final class ShellVariables {
  private ShellVariables() {}

  /** vip-manager's environment file: {@code VIP_IP}. */
  public static List<DeclaredAddress> vipManager(TextFile file) {
    return addresses(file, "vip-manager", Set.of("VIP_IP", "VIP_VIRTUAL_IP"));
  }

  /** A file of ucarp as Red Hat packages it: {@code VIP_ADDRESS}. */
  public static List<DeclaredAddress> ucarp(TextFile file) {
    return addresses(file, "ucarp", Set.of("VIP_ADDRESS"));
  }

  private static List<DeclaredAddress> addresses(TextFile file, String by, Set<String> names) {
    List<DeclaredAddress> found = new ArrayList<>();
    for (KeyFile.Entry entry : KeyFile.entries(file)) {
      String name = entry.key().replaceFirst("^export\\s+", "");
      if (names.contains(name)) {
        SystemFiles.declared(SystemFiles.unquoted(entry.value()), by, file.at(entry.line()))
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
