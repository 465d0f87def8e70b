package dev.readdress.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The criteria of a {@code Match} line of ssh_config(5), split as ssh(1) splits them (readconf.c,
 * match_cfg_line and misc.c, strdelim, OpenSSH 9.2): at blanks or one {@code =}, with double quotes
 * alone.
 *
 * @param criteria in their order
 */
record MatchLine(List<Criterion> criteria) {
  private static final Set<String> WITHOUT_ARGUMENT = Set.of("all", "canonical", "final");

  /**
   * One criterion.
   *
   * @param name in lower case
   * @param argument its patterns, empty for one that has none
   */
  record Criterion(String name, Sense sense, String argument) {
    /** Whether single quotes or backslashes are left in it, which count in some versions of ssh. */
    boolean isAmbiguous() {
      return (name + argument).matches("(?s).*['\\\\].*");
    }
  }

  /** Whether a criterion has to be met or must not be. */
  enum Sense {
    MET,
    NOT_MET
  }

  MatchLine {
    criteria = List.copyOf(criteria);
  }

  static MatchLine of(SshOption line) throws SettingsException {
    List<String> words = words(line.rest());
    List<Criterion> criteria = new ArrayList<>();
    int at = 0;
    while (at < words.size() && !words.get(at).startsWith("#")) {
      String word = words.get(at++);
      Sense sense = word.startsWith("!") ? Sense.NOT_MET : Sense.MET;
      String name = (sense == Sense.MET ? word : word.substring(1)).toLowerCase(Locale.ROOT);
      boolean isAlone = at == words.size() || words.get(at).startsWith("#");
      if (name.equals("all") && (criteria.size() > 1 || !isAlone)) {
        throw line.wrong("has other criteria beside all", "take them or all away");
      }
      if (!WITHOUT_ARGUMENT.contains(name) && isAlone) {
        throw line.wrong("cannot be honoured", "give " + word + " a value");
      }
      criteria.add(
          new Criterion(name, sense, WITHOUT_ARGUMENT.contains(name) ? "" : words.get(at++)));
    }
    if (criteria.isEmpty()) {
      throw line.wrong("has no criteria", "name a host, or write Match all");
    }
    return new MatchLine(criteria);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean isQuoted = text.charAt(at) == '"';
      int start = isQuoted ? at + 1 : at;
      int end = start;
      while (end < text.length() && !isEnd(text.charAt(end), isQuoted)) {
        end++;
      }
      words.add(text.substring(start, end));
      at = skip(text, isQuoted ? Math.min(end + 1, text.length()) : end);
    }
    return words;
  }

  private static boolean isEnd(char c, boolean isQuoted) {
    return isQuoted ? c == '"' : isBlank(c) || c == '=' || c == '"';
  }

  /** Where the next word starts, behind blanks and at most one {@code =}. */
  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** Whether it asks for the files to be read a second time, once the host's name is settled. */
  boolean wantsFinalPass() {
    return criteria.stream().anyMatch(criterion -> criterion.name().equals("final"));
  }
}
