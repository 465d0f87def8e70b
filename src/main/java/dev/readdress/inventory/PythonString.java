package dev.readdress.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's string and bytes literals (Python Language Reference, section 2.4.1), without f-strings.
 *
 * @param text what it stands for
 * @param bytes true for a bytes literal
 * @param end the index after the closing quotes
 */
record PythonString(String text, boolean bytes, int end) {
  private static final Pattern OPENING =
      Pattern.compile("(?<prefix>[rR]|[uU]|[bB]|[bB][rR]|[rR][bB]|)(?<quotes>'''|\"\"\"|'|\")");

  /** The literal that starts at an index, or empty when none does or it does not end. */
  static Optional<PythonString> at(String source, int index) {
    Matcher opening = OPENING.matcher(source).region(index, source.length());
    if (!opening.lookingAt()) {
      return Optional.empty();
    }
    String prefix = opening.group("prefix").toLowerCase(java.util.Locale.ROOT);
    String quotes = opening.group("quotes");
    int end = closing(source, opening.end(), quotes);
    if (end < 0) {
      return Optional.empty();
    }
    String body = source.substring(opening.end(), end);
    Optional<String> text =
        prefix.contains("r")
            ? Optional.of(body)
            : PythonEscapes.resolve(body, prefix.contains("b"));
    return text.map(t -> new PythonString(t, prefix.contains("b"), end + quotes.length()));
  }

  private static int closing(String source, int from, String quotes) {
    for (int i = from; i < source.length(); i++) {
      if (source.startsWith(quotes, i)) {
        return i;
      }
      if (source.charAt(i) == '\\') {
        i++;
      }
    }
    return -1;
  }
}
