package dev.readdress.report;

import java.util.List;
import java.util.Locale;

/**
 * HTML under construction. All text goes through {@link #text(String)}, which makes it harmless:
 * nothing that a node said can become markup.
 */
final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Markup of our own. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  Html text(String words) {
    page.append(escaped(words));
    return this;
  }

  Html element(String tag, String words) {
    return raw("<" + tag + ">").text(words).raw("</" + tag + ">\n");
  }

  /** Text in the colour of its shade. */
  Html shaded(String tag, Shade shade, String words) {
    String style = shade.name().toLowerCase(Locale.ROOT);
    return raw("<" + tag + " class=\"" + style + "\">").text(words).raw("</" + tag + ">");
  }

  /** A table; the first row is its head. */
  Html table(List<String> titles, List<List<Table.Cell>> rows) {
    raw("<div class=\"wide\"><table>\n<tr>");
    titles.forEach(title -> raw("<th>").text(title).raw("</th>"));
    raw("</tr>\n");
    for (List<Table.Cell> row : rows) {
      raw("<tr>");
      row.forEach(cell -> shaded("td", cell.shade(), cell.text()));
      raw("</tr>\n");
    }
    return raw("</table></div>\n");
  }

  /** Harmless in text and in quoted attributes. */
  static String escaped(String words) {
    return Sheet.harmless(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
