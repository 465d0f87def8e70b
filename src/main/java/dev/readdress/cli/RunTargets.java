package dev.readdress.cli;

import dev.readdress.connection.Become;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.inventory.Acceptance;
import dev.readdress.inventory.BecomeDefaults;
import dev.readdress.inventory.ConnectionDefaults;
import dev.readdress.inventory.Host;
import dev.readdress.inventory.HostConnectionSettings;
import dev.readdress.inventory.HostLimit;
import dev.readdress.inventory.HostVariables;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.ReaddressVariables;
import dev.readdress.inventory.VariableScope;
import dev.readdress.inventory.Variables;
import dev.readdress.inventory.Vault;
import dev.readdress.problem.Problems;
import dev.readdress.run.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From hosts of an inventory to the targets of a run; what is wrong with any is told at once. */
final class RunTargets {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Path HERE = Path.of("");

  private final Inventory inventory;
  private final Vault vault;
  private final Home home;

  RunTargets(Inventory inventory, Vault vault, Home home) {
    this.inventory = inventory;
    this.vault = vault;
    this.home = home;
  }

  /**
   * All hosts of the inventory: {@code --limit} says which of them may be changed.
   *
   * @throws dev.readdress.problem.ProblemException when a variable cannot be used, or the limit
   *     matches nothing
   */
  List<Target> of(RunChoices choices) {
    Set<String> changeable = changeable(choices.inventory().limit);
    ConnectionDefaults defaults = defaults(choices);
    VariableScope scope = new VariableScope(inventory, vault, Variables.NONE);
    Problems problems = new Problems();
    List<Target> targets = new ArrayList<>();
    for (Host host : inventory.hosts()) {
      HostVariables variables = new HostVariables(host, scope, problems);
      ConnectionSettings connection = HostConnectionSettings.of(variables, defaults, problems);
      ReaddressVariables own = ReaddressVariables.of(variables, problems);
      targets.add(
          new Target(
              host.name(),
              connection,
              groups(host),
              Set.copyOf(own.vips()),
              own.nodeAddresses(),
              own.nat(),
              own.accept().stream().map(Acceptance::word).collect(Collectors.toSet()),
              changeable.contains(host.name())));
    }
    problems.throwIfAny();
    return List.copyOf(targets);
  }

  private Set<String> changeable(@Nullable String limit) {
    List<Host> hosts =
        limit == null ? inventory.hosts() : inventory.hosts(HostLimit.of(limit, HERE));
    return hosts.stream().map(Host::name).collect(Collectors.toSet());
  }

  private static Set<String> groups(Host host) {
    Set<String> groups = new HashSet<>(host.groups());
    groups.remove("all");
    groups.remove("ungrouped");
    return groups;
  }

  private ConnectionDefaults defaults(RunChoices choices) {
    ConnectionOptions options = choices.connection();
    return new ConnectionDefaults(
        options.user,
        options.privateKey,
        choices.password(),
        HostKeyPolicy.STRICT,
        options.sshCommonArguments == null ? "" : options.sshCommonArguments,
        options.timeout == null ? HANDSHAKE : Duration.ofSeconds(options.timeout),
        become(choices),
        HERE,
        home.directory());
  }

  private static BecomeDefaults become(RunChoices choices) {
    ConnectionOptions options = choices.connection();
    BecomeDefaults usual = BecomeDefaults.ofAnsible();
    return new BecomeDefaults(
        options.become,
        options.becomeMethod == null
            ? usual.method()
            : Become.Method.valueOf(options.becomeMethod.toUpperCase(Locale.ROOT)),
        options.becomeUser == null ? usual.user() : options.becomeUser,
        choices.becomePassword());
  }
}
