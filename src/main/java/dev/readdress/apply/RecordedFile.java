package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.runs.EditRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One run's edits of one file, against the file as it is. Pure.
 *
 * @param edits in the order in which they were made, each one against the file as the one before
 *     left it
 * @param content the file now
 */
record RecordedFile(List<EditRecord> edits, Bytes content) {
  RecordedFile {
    edits = edits.stream().sorted(Comparator.comparingInt(EditRecord::step)).toList();
  }

  /** Those that stand, the last one first; empty when the file is not as any of them left it. */
  Optional<List<EditRecord>> standing() {
    String hash = content.sha256();
    for (int made = edits.size(); made > 0; made--) {
      if (edits.get(made - 1).hashAfter().equals(hash)) {
        List<EditRecord> standing = new java.util.ArrayList<>(edits.subList(0, made));
        java.util.Collections.reverse(standing);
        return isUndone(standing) ? Optional.of(List.copyOf(standing)) : Optional.empty();
      }
    }
    return edits.get(0).hashBefore().equals(hash) ? Optional.of(List.of()) : Optional.empty();
  }

  /** Whether undoing them, one after the other, gives exactly the bytes that were there. */
  private boolean isUndone(List<EditRecord> standing) {
    Bytes now = content;
    for (EditRecord edit : standing) {
      Optional<Bytes> before = before(edit, now);
      if (before.isEmpty() || !before.get().sha256().equals(edit.hashBefore())) {
        return false;
      }
      now = before.get();
    }
    return true;
  }

  private static Optional<Bytes> before(EditRecord edit, Bytes now) {
    byte[] bytes = now.toArray();
    byte[] after = HexFormat.of().parseHex(edit.after());
    byte[] before = HexFormat.of().parseHex(edit.before());
    int end = edit.offset() + after.length;
    if (edit.offset() < 0
        || end > bytes.length
        || !Arrays.equals(Arrays.copyOfRange(bytes, edit.offset(), end), after)) {
      return Optional.empty();
    }
    byte[] result = new byte[bytes.length - after.length + before.length];
    System.arraycopy(bytes, 0, result, 0, edit.offset());
    System.arraycopy(before, 0, result, edit.offset(), before.length);
    System.arraycopy(bytes, end, result, edit.offset() + before.length, bytes.length - end);
    return Optional.of(Bytes.of(result));
  }
}
