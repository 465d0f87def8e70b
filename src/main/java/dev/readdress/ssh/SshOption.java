package dev.readdress.ssh;

import java.util.List;
import java.util.Locale;

/**
 * One option with its value, from a line of a configuration file or from an argument.
 *
 * @param where the file and line, or the argument, for messages
 * @param keyword the option's name in lower case, of several the one that OpenSSH uses today
 * @param rest the value as it was written
 * @param words the value's words, quotes taken off
 */
record SshOption(String where, String keyword, String rest, List<String> words) {
  SshOption {
    words = List.copyOf(words);
  }

  /**
   * Reads {@code Keyword value}, {@code Keyword=value} or {@code Keyword = value}.
   *
   * @throws SettingsException when there is no value, or a quote is not closed
   */
  static SshOption parse(String where, String line) throws SettingsException {
    String text = line.strip();
    int quote = text.startsWith("\"") ? text.indexOf('"', 1) : -1;
    int end = Math.max(quote, 0);
    while (end < text.length() && " \t=".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String keyword = quote > 0 ? text.substring(1, quote) : text.substring(0, end);
    String rest = text.substring(end).strip();
    if (rest.startsWith("=")) {
      rest = rest.substring(1).strip();
    }
    List<String> words =
        ConfigWords.split(rest)
            .orElseThrow(
                () -> new SettingsException(where, "a quote is not closed", "close the quote"));
    if (words.isEmpty()) {
      throw new SettingsException(where, keyword + " has no value", "give " + keyword + " a value");
    }
    return new SshOption(
        where, SshKeyword.canonical(keyword.toLowerCase(Locale.ROOT)), rest, words);
  }

  String first() {
    return words.get(0);
  }

  /** The value as a switch. */
  boolean isOn() throws SettingsException {
    return switch (first().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw wrong("is neither yes nor no", "write yes or no");
    };
  }

  /** The value as a number that is at least so much. */
  int number(int least) throws SettingsException {
    try {
      int number = Integer.parseInt(first());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("is no number that fits", "write a number of at least " + least);
  }

  /** The value as seconds, also as a time such as {@code 1m30s} (sshd_config(5), TIME FORMATS). */
  int seconds() throws SettingsException {
    String text = first().toLowerCase(Locale.ROOT);
    if (!text.matches("(\\d{1,6}[smhdw]?)+")) {
      throw wrong("is no time", "write seconds, or a time such as 1m30s");
    }
    long total = 0;
    long number = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        number = number * 10 + (c - '0');
        open = true;
      } else {
        total += number * unit(c);
        number = 0;
        open = false;
      }
    }
    return (int) Math.min(Integer.MAX_VALUE / 1000, open ? total + number : total);
  }

  private static long unit(char c) {
    return switch (c) {
      case 'm' -> 60;
      case 'h' -> 3600;
      case 'd' -> 86_400;
      case 'w' -> 604_800;
      default -> 1;
    };
  }

  SettingsException wrong(String what, String fix) {
    return new SettingsException(where, keyword + " " + rest + " " + what, fix);
  }
}
