package dev.readdress.inventory;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/** The order in which Python's sorted() has names. */
final class FileOrder {
  /** By code point, where Java's own order of text is by UTF-16 unit. */
  static final Comparator<String> BY_CODE_POINT =
      (left, right) -> Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

  /** Files by their names. */
  static final Comparator<Path> BY_NAME =
      Comparator.comparing(path -> String.valueOf(path.getFileName()), BY_CODE_POINT);

  private FileOrder() {}
}
