package dev.readdress.inventory;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which names one term means: a shell glob for the whole name ({@code *}, {@code ?}, {@code [abc]},
 * {@code [!abc]}, as Python's fnmatch), or after {@code ~} a regular expression for its beginning.
 */
final class NameMatch {
  private final Pattern pattern;

  private NameMatch(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The match, or empty when it is no regular expression. */
  static Optional<NameMatch> of(String term) {
    try {
      String regex = term.startsWith("~") ? python(term.substring(1)) : glob(term) + "\\z";
      return Optional.of(new NameMatch(Pattern.compile(regex, Pattern.DOTALL)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  boolean matches(String name) {
    return pattern.matcher(name).lookingAt();
  }

  /** Python's spellings that Java writes in another way; what neither changes is the same. */
  static String python(String regex) {
    return regex.replace("(?P<", "(?<").replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>");
  }

  private static String glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? closing(glob, i) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        regex.append(characters(glob.substring(i + 1, close)));
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** The bracket that ends a set; one right at its start belongs to it. */
  private static int closing(String glob, int open) {
    int from = open + 1;
    if (glob.startsWith("!", from)) {
      from++;
    }
    if (glob.startsWith("]", from)) {
      from++;
    }
    return glob.indexOf(']', from);
  }

  private static String characters(String set) {
    boolean negated = set.startsWith("!");
    String members = negated ? set.substring(1) : set;
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      char last = members.charAt(range ? i + 2 : i);
      if (members.charAt(i) <= last) {
        regex.append(quoted(members.charAt(i))).append('-').append(quoted(last));
      }
      i += range ? 2 : 0;
    }
    if (regex.isEmpty()) {
      return negated ? "." : "(?!)";
    }
    return (negated ? "[^" : "[") + regex + "]";
  }

  private static String quoted(char c) {
    return String.format("\\x{%x}", (int) c);
  }
}
