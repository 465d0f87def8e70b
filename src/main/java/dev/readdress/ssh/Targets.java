package dev.readdress.ssh;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles where to connect and how to log in. What comes first counts: the inventory and the
 * command line, then the arguments for ssh, then the user's configuration file, then the system's.
 */
final class Targets {
  private static final int MOST_JUMPS = 8;

  private final SshEnvironment environment;
  private final SshConfigs configs;
  private final HostKeyOptions hostKeys;
  private final LoginOptions logins;

  Targets(SshEnvironment environment) {
    this.environment = environment;
    this.configs = new SshConfigs(environment);
    this.hostKeys = new HostKeyOptions(environment);
    this.logins = new LoginOptions(environment);
  }

  SshTarget of(ConnectionSettings settings) throws UnreachableException {
    try {
      SshArguments arguments = SshArguments.parse(settings.sshArguments());
      if (!arguments.operands().isEmpty() || arguments.standardTo().isPresent()) {
        throw new SettingsException(
            String.join(" ", settings.sshArguments()),
            "holds a destination or a command",
            "leave only options in ansible_ssh_common_args and ansible_ssh_extra_args");
      }
      SshOptions options = given(settings);
      addAll(options, arguments.options());
      Duration timeout =
          options.get("connecttimeout").isPresent()
              ? Duration.ofSeconds(options.get("connecttimeout").get().seconds())
              : settings.connectTimeout();
      Place place = new Place(settings.host(), settings.address(), arguments.configFile());
      return target(place, options, settings.password(), timeout, 0);
    } catch (SettingsException e) {
      throw e.unreachable(settings.host());
    }
  }

  /**
   * A server before its options are known.
   *
   * @param node its name in messages
   * @param host its name in the configuration files
   * @param configFile the only file to look into, if one was named
   */
  private record Place(String node, String host, Optional<String> configFile) {}

  /** What the inventory and the command line say, as options. */
  private static SshOptions given(ConnectionSettings settings) throws SettingsException {
    SshOptions options = new SshOptions();
    if (settings.port().isPresent()) {
      options.add(option("port", Integer.toString(settings.port().getAsInt())));
    }
    if (settings.user() != null) {
      options.add(new SshOption("inventory", "user", settings.user(), List.of(settings.user())));
    }
    for (Path file : settings.identityFiles()) {
      options.add(option("identityfile", file.toString()));
    }
    if (settings.hostKeyPolicy() == HostKeyPolicy.OFF) {
      options.add(option("stricthostkeychecking", "no"));
    } else if (settings.hostKeyPolicy() == HostKeyPolicy.ACCEPT_NEW) {
      options.add(option("stricthostkeychecking", "accept-new"));
    }
    return options;
  }

  /** An option whose value means itself. */
  private static SshOption option(String keyword, String value) {
    String text = value.replace("%", "%%");
    return new SshOption("inventory", keyword, text, List.of(text));
  }

  private static void addAll(SshOptions options, List<SshOption> more) throws SettingsException {
    for (SshOption option : more) {
      options.add(option);
    }
  }

  private SshTarget target(
      Place place, SshOptions options, @Nullable Secret password, Duration timeout, int depth)
      throws SettingsException {
    SshConfigLookup lookup = new SshConfigLookup(place.host(), environment.user(), options);
    lookup.read(configs.of(place.configFile()));
    Optional<SshOption> hostName = options.get("hostname");
    String address =
        SshConfigLookup.lowerCase(
            hostName.isPresent() ? SshTokens.hostName(hostName.get(), place.host()) : place.host());
    int port = port(options.get("port"));
    Optional<SshOption> userOption = options.get("user");
    String user = userOption.isPresent() ? userOption.get().first() : environment.user();
    SshTokens tokens =
        new SshTokens(environment)
            .with('h', address)
            .with('n', place.host())
            .with('k', options.get("hostkeyalias").map(SshOption::first).orElse(place.host()))
            .with('p', Integer.toString(port))
            .with('r', user);
    return new SshTarget(
        place.node(),
        address,
        port,
        user,
        hostKeys.of(options, tokens, address, port),
        logins.of(options, tokens, password),
        WireOptions.of(options),
        timeout,
        jumps(place, options, address, port, timeout, depth));
  }

  private static int port(Optional<SshOption> option) throws SettingsException {
    if (option.isEmpty()) {
      return 22;
    }
    int port = option.get().number(1);
    if (port > 65535) {
      throw option.get().wrong("is no port", "write a number from 1 to 65535");
    }
    return port;
  }

  private List<SshTarget> jumps(
      Place place, SshOptions options, String address, int port, Duration timeout, int depth)
      throws SettingsException {
    Optional<SshOption> option = options.firstOf("proxyjump", "proxycommand");
    if (option.isEmpty()) {
      return List.of();
    }
    List<JumpSpec> specs =
        option.get().keyword().equals("proxyjump")
            ? JumpSpec.proxyJump(option.get())
            : JumpSpec.proxyCommand(option.get());
    if (specs.size() == 1 && isSame(specs.get(0), place, address, port)) {
      // `Host *` with a ProxyJump is about the jump host, too: it is reached directly.
      return List.of();
    }
    if (depth >= MOST_JUMPS) {
      throw option.get().wrong("leads through too many hosts, or in a circle", "take one away");
    }
    List<SshTarget> route = List.of();
    for (JumpSpec spec : specs) {
      SshTarget jump = jump(place, spec, route, timeout, depth);
      List<SshTarget> longer = new ArrayList<>(jump.jumps());
      longer.add(withoutJumps(jump));
      route = List.copyOf(longer);
    }
    return route;
  }

  /** The jump host with its own way there; for all but the first of a list, the ones before it. */
  private SshTarget jump(
      Place place, JumpSpec spec, List<SshTarget> before, Duration timeout, int depth)
      throws SettingsException {
    SshOptions options = new SshOptions();
    addAll(options, spec.arguments().options());
    if (!before.isEmpty()) {
      options.add(new SshOption(spec.where(), "proxyjump", "none", List.of("none")));
    }
    Place jump =
        new Place(
            place.node() + " (through " + Printable.line(spec.host(), 255) + ")",
            spec.host(),
            spec.arguments().configFile().or(place::configFile));
    SshTarget target = target(jump, options, null, timeout, depth + 1);
    return before.isEmpty() ? target : withJumps(target, before);
  }

  private static boolean isSame(JumpSpec jump, Place place, String address, int port) {
    boolean sameHost =
        jump.host().equalsIgnoreCase(place.host()) || jump.host().equalsIgnoreCase(address);
    return sameHost
        && jump.arguments().options().stream()
            .filter(option -> option.keyword().equals("port"))
            .allMatch(option -> option.first().equals(Integer.toString(port)));
  }

  private static SshTarget withoutJumps(SshTarget target) {
    return withJumps(target, List.of());
  }

  private static SshTarget withJumps(SshTarget target, List<SshTarget> jumps) {
    return new SshTarget(
        target.node(),
        target.address(),
        target.port(),
        target.user(),
        target.hostKeys(),
        target.login(),
        target.wire(),
        target.connectTimeout(),
        jumps);
  }
}
