package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text of a file: UTF-8, the byte order mark set aside, every character one that YAML allows.
 */
final class SourceText {
  private static final Bytes UTF_8_MARK =
      Bytes.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
  private static final String TO_UTF_8 = "Save the file as UTF-8, for example with iconv(1).";

  private final String source;
  private final String text;
  private final int markLength;
  private final int[] codePoints;
  private final int @Nullable [] charIndexes;

  private SourceText(String source, String text, int markLength) {
    this.source = source;
    this.text = text;
    this.markLength = markLength;
    this.codePoints = text.codePoints().toArray();
    this.charIndexes = codePoints.length == text.length() ? null : charIndexes(codePoints);
  }

  static SourceText of(String source, Bytes bytes) throws YamlException {
    if (bytes.length() > YamlLimits.MOST_BYTES) {
      throw new YamlException(
          source,
          "the file has " + bytes.length() + " bytes, more than " + YamlLimits.MOST_BYTES,
          "Split the file; no configuration is that large.");
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw new YamlException(source, "the file is UTF-16", TO_UTF_8);
    }
    int markLength =
        bytes.length() >= 3 && bytes.slice(0, 3).equals(UTF_8_MARK) ? UTF_8_MARK.length() : 0;
    String text = bytes.slice(markLength, bytes.length()).utf8().orElse(null);
    if (text == null) {
      throw new YamlException(
          source + ":" + lineOfBadByte(bytes), "the file is not UTF-8 here", TO_UTF_8);
    }
    if (text.startsWith("\uFEFF")) {
      throw new YamlException(
          source + ":1:1", "there are two byte order marks", "Remove both of them.");
    }
    SourceText result = new SourceText(source, text, markLength);
    result.refuseUnprintable();
    return result;
  }

  String source() {
    return source;
  }

  String text() {
    return text;
  }

  int[] codePoints() {
    return codePoints;
  }

  /** The place that SnakeYAML's mark names. */
  Mark mark(org.yaml.snakeyaml.error.Mark mark) {
    return new Mark(source, mark.getLine() + 1, mark.getColumn() + 1, index(mark));
  }

  /** The place of a code point, found by counting from the start; for messages. */
  Mark markAt(int codePointIndex) {
    CodePointReader reader = new CodePointReader(codePoints);
    reader.forward(codePointIndex);
    return mark(reader.getMark());
  }

  /** The place of a char. */
  Mark markOfIndex(int index) {
    return markAt(text.codePointCount(0, index));
  }

  /** Where the content of a collection starts, after tag and anchor. */
  Mark collectionMark(CollectionStartEvent start) {
    if (start.getAnchor() == null && start.getTag() == null) {
      return mark(start.getStartMark());
    }
    Mark end = mark(start.getEndMark());
    // The mark of brackets, and of a list that is not indented, is behind the first character.
    boolean behind =
        start.getFlowStyle() == FlowStyle.FLOW
            || (end.index() > 0 && text.charAt(end.index() - 1) == '-');
    return behind ? new Mark(source, end.line(), end.column() - 1, end.index() - 1) : end;
  }

  /** The index of SnakeYAML's mark, which counts code points, in chars. */
  int index(org.yaml.snakeyaml.error.Mark mark) {
    return charIndexes == null ? mark.getIndex() : charIndexes[mark.getIndex()];
  }

  /** The offset in the file's bytes. */
  int byteOffset(int index) {
    return markLength + text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
  }

  private static int[] charIndexes(int[] codePoints) {
    int[] indexes = new int[codePoints.length + 1];
    for (int i = 0; i < codePoints.length; i++) {
      indexes[i + 1] = indexes[i] + Character.charCount(codePoints[i]);
    }
    return indexes;
  }

  private static boolean startsWith(Bytes bytes, int first, int second) {
    return bytes.length() >= 2 && (bytes.at(0) & 0xFF) == first && (bytes.at(1) & 0xFF) == second;
  }

  private static int lineOfBadByte(Bytes bytes) {
    String lossy = bytes.lossyUtf8();
    int bad = Math.max(0, lossy.indexOf('\uFFFD'));
    return 1 + (int) lossy.substring(0, bad).chars().filter(c -> c == '\n').count();
  }

  private void refuseUnprintable() throws YamlException {
    for (int i = 0; i < codePoints.length; i++) {
      if (!StreamReader.isPrintable(codePoints[i])) {
        throw new YamlException(
            markAt(i),
            String.format("the character U+%04X is not allowed in YAML", codePoints[i]),
            "Remove it, or write it as an escape inside double quotes.");
      }
    }
  }
}
