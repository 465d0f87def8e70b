package dev.readdress.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the arguments of a line of ssh_config(5), or of a command, into words: at blanks, with
 * double and single quotes, a backslash before a quote, a backslash or a blank, and a comment after
 * {@code #} at the start of a word.
 */
final class ConfigWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private ConfigWords(String text) {
    this.text = text;
  }

  /** The words; empty when a quote is not closed. */
  static Optional<List<String>> split(String text) {
    ConfigWords words = new ConfigWords(text);
    return words.split() ? Optional.of(List.copyOf(words.words)) : Optional.empty();
  }

  private boolean split() {
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || text.charAt(at) == '#') {
        return true;
      }
      if (!word()) {
        return false;
      }
    }
  }

  /** Reads one word; false when a quote in it is not closed. */
  private boolean word() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    while (at < text.length() && (quote != 0 || !isBlank(text.charAt(at)))) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length() && isEscaped(text.charAt(at), quote)) {
        word.append(text.charAt(at++));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return quote == 0;
  }

  private static boolean isEscaped(char next, char quote) {
    return next == '"' || next == '\'' || next == '\\' || (quote == 0 && next == ' ');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
