package dev.readdress.yaml;

import java.util.regex.Pattern;

/** Writes strings as YAML, so that PyYAML and readers of YAML 1.2 read them back as they are. */
final class ScalarText {
  /** Characters that mean nothing to any reader at any place of a plain scalar. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./:@-]*");

  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  /** What is not a string in the core schema of YAML 1.2, or to readers that know y and n. */
  private static final Pattern OTHER_READERS =
      Pattern.compile(
          "[yYnN]"
              + "|(?i:null|true|false|yes|no|on|off)"
              + "|0[oxb][0-9A-Fa-f_]+"
              + "|(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|(?i:\\.inf|\\.nan)"
              + "|[0-9][0-9_]*(:[0-9]+)+(\\.[0-9]*)?");

  private ScalarText() {}

  static void refuseUnwritable(String text) throws RefusedException {
    if (!PRINTABLE.matcher(text).matches()) {
      throw new RefusedException(
          SpliceReason.UNWRITABLE_TEXT, "the new text has other characters than printable ASCII");
    }
  }

  /** The text in the given style, or in single quotes if the style is plain and it needs quotes. */
  static String write(String text, ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case SINGLE_QUOTED -> singleQuoted(text);
      default -> isPlain(text) ? text : singleQuoted(text);
    };
  }

  /** True if every reader takes the text without quotes for this very string. */
  static boolean isPlain(String text) {
    return HARMLESS.matcher(text).matches()
        && !text.endsWith(":")
        && PyYamlResolver.tagOf(text).equals(PyYamlTags.STRING)
        && !OTHER_READERS.matcher(text).matches()
        && !text.startsWith("...");
  }

  private static String singleQuoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
