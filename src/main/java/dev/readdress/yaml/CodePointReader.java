package dev.readdress.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Gives SnakeYAML's scanner a text that is in memory already. The library's own reader copies its
 * window for every kilobyte of a long scalar, which takes minutes for one of some megabytes.
 */
final class CodePointReader extends StreamReader {
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int[] NOTHING = {};

  private final int[] codePoints;
  private int pointer;
  private int line;
  private int column;

  CodePointReader(int[] codePoints) {
    super("");
    this.codePoints = codePoints;
  }

  @Override
  public Mark getMark() {
    return new Mark("", pointer, line, column, NOTHING, 0);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && pointer < codePoints.length; i++) {
      int codePoint = codePoints[pointer++];
      if (isLineEnd(codePoint)) {
        line++;
        column = 0;
      } else if (codePoint != BYTE_ORDER_MARK) {
        column++;
      }
    }
  }

  private boolean isLineEnd(int codePoint) {
    return switch (codePoint) {
      case '\n', 0x85, 0x2028, 0x2029 -> true;
      case '\r' -> peek() != '\n';
      default -> false;
    };
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int ahead) {
    return pointer + ahead < codePoints.length ? codePoints[pointer + ahead] : '\0';
  }

  @Override
  public String prefix(int length) {
    return new String(codePoints, pointer, Math.min(length, codePoints.length - pointer));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    forward(length);
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getIndex() {
    return pointer;
  }

  @Override
  public int getLine() {
    return line;
  }

  /** Zero: the size of the text was bounded before. */
  @Override
  public int getDocumentIndex() {
    return 0;
  }

  @Override
  public void resetDocumentIndex() {
    // nothing is counted
  }
}
