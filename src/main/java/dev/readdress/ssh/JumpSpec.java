package dev.readdress.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server to go through, as {@code ProxyJump} or the {@code ssh -W} form of {@code ProxyCommand}
 * names it.
 *
 * @param host the host as it is looked up in the configuration files
 * @param arguments arguments of its own, the user and the port among them
 * @param where for messages
 */
record JumpSpec(String host, SshArguments arguments, String where) {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:ssh://)?(?:([^@]+)@)?(\\[[0-9A-Fa-f:.%]+\\]|[^:@/\\[\\]]+)(?::(\\d+))?/?");

  /** {@code ProxyJump}: places with commas, the first to be gone through first; or {@code none}. */
  static List<JumpSpec> proxyJump(SshOption option) throws SettingsException {
    if (option.first().equalsIgnoreCase("none")) {
      return List.of();
    }
    List<JumpSpec> jumps = new ArrayList<>();
    for (String place : option.first().split(",", -1)) {
      jumps.add(place(option, place.strip(), List.of(), Optional.empty()));
    }
    return List.copyOf(jumps);
  }

  /**
   * {@code ProxyCommand}, when it is a plain call of ssh with {@code -W %h:%p} and a destination;
   * or {@code none}.
   */
  static List<JumpSpec> proxyCommand(SshOption option) throws SettingsException {
    if (option.rest().equalsIgnoreCase("none")) {
      return List.of();
    }
    List<String> words = ConfigWords.split(option.rest()).orElse(List.of());
    if (words.size() == 1 && words.get(0).contains(" ")) {
      words = ConfigWords.split(words.get(0)).orElse(List.of());
    }
    int start = !words.isEmpty() && words.get(0).equals("exec") ? 1 : 0;
    if (words.size() <= start || !words.get(start).matches("(.*/)?ssh")) {
      throw unsupported(option);
    }
    SshArguments arguments = SshArguments.parse(words.subList(start + 1, words.size()));
    String to = arguments.standardTo().orElse("");
    if (arguments.operands().size() != 1 || !(to.equals("%h:%p") || to.equals("[%h]:%p"))) {
      throw unsupported(option);
    }
    return List.of(
        place(option, arguments.operands().get(0), arguments.options(), arguments.configFile()));
  }

  private static SettingsException unsupported(SshOption option) {
    return option.wrong(
        "cannot be honoured", "write it as ProxyJump, or as `ssh -W %h:%p [options] host`");
  }

  private static JumpSpec place(
      SshOption option, String place, List<SshOption> others, Optional<String> configFile)
      throws SettingsException {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      throw option.wrong("is no place to jump through", "write it as [user@]host[:port]");
    }
    List<SshOption> options = new ArrayList<>();
    if (matcher.group(1) != null) {
      options.add(option(option, "user", matcher.group(1)));
    }
    if (matcher.group(3) != null) {
      options.add(option(option, "port", matcher.group(3)));
    }
    options.addAll(others);
    String host = matcher.group(2).replaceAll("[\\[\\]]", "");
    return new JumpSpec(
        host, new SshArguments(options, configFile, Optional.empty(), List.of()), option.where());
  }

  private static SshOption option(SshOption from, String keyword, String value) {
    return new SshOption(from.where(), keyword, value, List.of(value));
  }
}
