package dev.readdress.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of sections with keys and values, as systemd.syntax(7) and NetworkManager's keyfiles have
 * it. Only what is asked for is kept: NetworkManager's files hold passwords.
 */
final class KeyFile {
  /**
   * One setting.
   *
   * @param occurrence which section it stands in, counted from 0 over the file: a section may occur
   *     more than once
   */
  record Entry(String section, int occurrence, String key, String value, int line) {}

  private KeyFile() {}

  /** The settings in order; comments ({@code #}, {@code ;}) left out. */
  static List<Entry> entries(TextFile file) {
    List<Entry> entries = new ArrayList<>();
    String section = "";
    int occurrence = 0;
    for (TextFile.Line line : file.lines()) {
      String text = line.text();
      int equals = text.indexOf('=');
      if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
        continue;
      }
      if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1);
        occurrence++;
      } else if (equals > 0) {
        entries.add(
            new Entry(
                section,
                occurrence,
                text.substring(0, equals).strip(),
                text.substring(equals + 1).strip(),
                line.number()));
      }
    }
    return entries;
  }
}
