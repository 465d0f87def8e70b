package dev.readdress.ssh;

import java.util.HashMap;
import java.util.Map;

/**
 * The {@code %} tokens of ssh_config(5), TOKENS, for one host: {@code h} and {@code k} the host,
 * {@code n} the host as asked for, {@code p} the port, {@code r} the login user, {@code u} the
 * local user, {@code d} the home directory, {@code %} itself.
 */
final class SshTokens {
  private final Map<Character, String> values = new HashMap<>();

  SshTokens() {
    values.put('%', "%");
  }

  SshTokens with(char token, String value) {
    values.put(token, value);
    return this;
  }

  /**
   * An option's text with every token replaced.
   *
   * @throws SettingsException for a token, or a variable of the environment, that is not known here
   */
  String expand(SshOption option, String text) throws SettingsException {
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '$' && text.startsWith("{", i)) {
        throw option.wrong("names a variable of the environment", "write its value");
      }
      if (c != '%') {
        result.append(c);
        continue;
      }
      String value = i < text.length() ? values.get(text.charAt(i)) : null;
      i++;
      if (value == null) {
        throw option.wrong(
            "has a token that cannot be honoured", "use %h %n %p %r %u %d, or write it out");
      }
      result.append(value);
    }
    return result.toString();
  }
}
