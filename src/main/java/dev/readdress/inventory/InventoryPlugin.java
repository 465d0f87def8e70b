package dev.readdress.inventory;

import dev.readdress.problem.Problems;

/**
 * Files that configure one of Ansible's inventory plugins, which are Python and cannot run here.
 */
final class InventoryPlugin {
  private static final String KEY = "plugin";

  private InventoryPlugin() {}

  /** A problem that names the plugin, if the file configures one. */
  static void refuse(Value root, Problems problems) {
    if (!(root instanceof Value.Mapping mapping)) {
      return;
    }
    for (Value.Entry entry : mapping.entries()) {
      boolean configures =
          entry.key() instanceof Value.Text key
              && key.text().equals(KEY)
              && entry.value() instanceof Value.Text;
      if (configures) {
        problems.add(
            entry.value().where(),
            "this configures Ansible's inventory plugin '"
                + ((Value.Text) entry.value()).text()
                + "', which only Ansible can run",
            "Let Ansible write the result down: `ansible-inventory -i FILE --list --export"
                + " --output hosts.json`, and use hosts.json.");
      }
    }
  }
}
