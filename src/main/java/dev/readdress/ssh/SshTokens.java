package dev.readdress.ssh;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code %} tokens of ssh_config(5), TOKENS, for one host: {@code h} the host, {@code n} the
 * host as asked for, {@code k} the alias of its key or else {@code n}, {@code p} the port, {@code
 * r} the login user, {@code u} and {@code i} the local user and the id, {@code d} the home
 * directory, {@code %} itself; and {@code ${NAME}} for a variable of the environment.
 */
final class SshTokens {
  private final SshEnvironment environment;
  private final Map<Character, String> values = new HashMap<>();

  SshTokens(SshEnvironment environment) {
    this.environment = environment;
    values.put('%', "%");
    values.put('u', environment.user());
    values.put('i', Long.toString(environment.uid()));
    values.put('d', environment.home().toString());
  }

  SshTokens with(char token, String value) {
    values.put(token, value);
    return this;
  }

  /**
   * The name that HostName gives a host; it knows {@code %h} and {@code %%} alone.
   *
   * @throws SettingsException for another token
   */
  static String hostName(SshOption option, String host) throws SettingsException {
    String text = option.first();
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        result.append(c);
        continue;
      }
      char token = ++i < text.length() ? text.charAt(i) : ' ';
      if (token != 'h' && token != '%') {
        throw option.wrong("has a token that HostName does not know", "use %h, or write it out");
      }
      result.append(token == 'h' ? host : "%");
    }
    return result.toString();
  }

  /**
   * A path in one of an option's words: first the home is put in, then tokens and variables.
   *
   * @throws SettingsException for a token, a home or a variable that is not known here
   */
  Path path(SshOption option, String text) throws SettingsException {
    String start =
        text.startsWith("~") ? environment.homes().of(option.where(), text).toString() : text;
    return Path.of(expand(option, start));
  }

  private String expand(SshOption option, String text) throws SettingsException {
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '$' && text.startsWith("{", i)) {
        int end = text.indexOf('}', i);
        result.append(variable(option, end < 0 ? "" : text.substring(i + 1, end)));
        i = end + 1;
      } else if (c == '%') {
        @Nullable String value = i < text.length() ? values.get(text.charAt(i)) : null;
        if (value == null) {
          throw option.wrong(
              "has a token that cannot be honoured",
              "use %h %n %k %p %r %u %i %d, or write it out");
        }
        result.append(value);
        i++;
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private String variable(SshOption option, String name) throws SettingsException {
    Optional<String> value =
        name.isEmpty() ? Optional.empty() : environment.variables().apply(name);
    if (value.isEmpty()) {
      throw option.wrong("names a variable of the environment that is not set", "write its value");
    }
    return value.get();
  }
}
