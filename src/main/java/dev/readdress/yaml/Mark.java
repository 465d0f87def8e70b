package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;

/**
 * A place in a file.
 *
 * @param source the file's name as it is told to people
 * @param line the line, from 1
 * @param column the column in code points, from 1
 * @param index the distance from the start of the text (without a byte order mark) in chars
 */
public record Mark(String source, int line, int column, int index) {
  public Mark {
    requireNonNull(source, "source");
  }

  /** The place as {@code file:line:col}. */
  public String where() {
    return source + ":" + line + ":" + column;
  }
}
