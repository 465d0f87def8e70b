package dev.readdress.yaml;

import java.util.List;

/** Says the scanner's and parser's complaints in plain words, and what usually causes them. */
final class SyntaxAdvice {
  static final String GENERAL =
      "Check the indentation, the quotes and the brackets here and in the lines above.";

  private record Advice(String complaint, String words, String fix) {}

  private static final List<Advice> KNOWN =
      List.of(
          new Advice(
              "mapping values are not allowed here",
              "a colon followed by a space cannot be here",
              "Put the value in quotes, or correct the indentation."),
          new Advice("(TAB)", "a tab is not allowed here", "Use spaces."),
          new Advice(
              "that cannot start any token",
              "a value without quotes cannot start with this character",
              "Put the value in quotes."),
          new Advice(
              "could not find expected ':'",
              "a colon is missing after the key",
              "Write 'key: value', or put a value of several words or lines in quotes."),
          new Advice(
              "expected <block end>",
              "this line is not indented like its neighbours",
              "Indent it like the other entries of its list or mapping."),
          new Advice(
              "found unexpected end of stream",
              "the file ends inside of quotes or brackets",
              "Close the quotes or the bracket."),
          new Advice(
              "expected the node content",
              "a value is missing or starts with a character that needs quotes",
              "Put the value in quotes."),
          new Advice(
              "sequence entries are not allowed here",
              "a list entry cannot be here",
              "Start the list on a line of its own."),
          new Advice(
              "expected ',' or ']'",
              "a comma or the closing bracket is missing",
              "Separate the items with commas and close the bracket."),
          new Advice(
              "expected ',' or '}'",
              "a comma or the closing brace is missing",
              "Separate the entries with commas and close the brace."),
          new Advice(
              "unknown escape character",
              "this escape does not exist",
              "Write \\\\ for a backslash, or use single quotes."));

  private SyntaxAdvice() {}

  static String plainWords(String complaint) {
    return KNOWN.stream()
        .filter(advice -> complaint.contains(advice.complaint()))
        .map(Advice::words)
        .findFirst()
        .orElse(complaint);
  }

  static String fix(String complaint) {
    return KNOWN.stream()
        .filter(advice -> complaint.contains(advice.complaint()))
        .map(Advice::fix)
        .findFirst()
        .orElse(GENERAL);
  }
}
