package dev.readdress.cli;

import dev.readdress.inventory.Group;
import dev.readdress.inventory.Host;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.InventoryListing;
import dev.readdress.inventory.SecretDisplay;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inventory",
    header = "Show what the inventory says, as ansible-inventory does.",
    description = {
      "",
      "Prints hosts, groups and variables as they are written. Values that may be secret are masked"
          + " unless --show-secrets is given."
    },
    footer = {
      "",
      "Examples:",
      "  readdress inventory -i inventory --list",
      "  readdress inventory -i inventory --host node1",
      "  readdress inventory -i inventory --graph"
    })
final class InventoryCommand implements Callable<Integer> {
  private final Console console;

  @Mixin InventoryOptions options = new InventoryOptions();

  @Option(names = "--list", description = "Every group and every host's variables, as JSON.")
  boolean list;

  @Option(names = "--host", paramLabel = "HOST", description = "One host's variables, as JSON.")
  @Nullable String host;

  @Option(names = "--graph", description = "The groups as a tree, from GROUP downwards.")
  boolean graph;

  @Option(names = "--show-secrets", description = "Mask nothing.")
  boolean showSecrets;

  @Parameters(
      arity = "0..1",
      paramLabel = "GROUP",
      description = "Where the tree begins (default: all).")
  @Nullable String group;

  InventoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    int actions = (list ? 1 : 0) + (host == null ? 0 : 1) + (graph ? 1 : 0);
    if (actions != 1) {
      throw new ProblemException(
          "readdress inventory",
          actions == 0 ? "nothing was asked" : "only one thing can be asked",
          "Give one of --list, --host HOST and --graph.");
    }
    Inventory inventory = InventoryLoading.of(console, options).load(options);
    InventoryListing listing =
        new InventoryListing(inventory, showSecrets ? SecretDisplay.SHOWN : SecretDisplay.MASKED);
    console.out().println(text(inventory, listing));
    return 0;
  }

  private String text(Inventory inventory, InventoryListing listing) {
    if (host != null) {
      return listing.host(host(inventory, host));
    }
    return graph ? listing.graph(group(inventory)) : listing.list();
  }

  private static Host host(Inventory inventory, String name) {
    return inventory
        .host(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    "--host " + name,
                    "there is no such host in the inventory",
                    "`readdress inventory --graph` shows the hosts."));
  }

  private Group group(Inventory inventory) {
    String name = group == null ? "all" : group;
    return inventory
        .group(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    "--graph " + name,
                    "there is no such group in the inventory",
                    "`readdress inventory --graph` shows the groups."));
  }
}
