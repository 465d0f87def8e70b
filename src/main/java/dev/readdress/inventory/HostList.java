package dev.readdress.inventory;

import java.util.Optional;

/** Hosts on the command line, {@code -i db1,db2:2222,}: a source with a comma that is no file. */
final class HostList {
  private HostList() {}

  /** Adds the hosts; ranges are not expanded, as Ansible does not. */
  static void read(String source, InventoryDraft draft) {
    for (String part : source.split(",", -1)) {
      String text = part.strip();
      if (!text.isEmpty()) {
        Optional<HostAddress> address =
            HostAddress.parse(text).filter(parsed -> parsed.host().indexOf('[') < 0);
        HostAddress host =
            address.orElseGet(() -> new HostAddress(text, java.util.OptionalInt.empty()));
        if (!draft.hosts().containsKey(host.host())) {
          draft.addHost(host.host(), InventoryDraft.UNGROUPED, host.port(), "-i");
        }
      }
    }
  }
}
