package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.Optional;

/**
 * The replacement of some bytes of a file.
 *
 * @param offset where they are, in bytes from the start of the file
 * @param before the bytes that are there now; none for an insertion
 * @param after the bytes that shall be there
 */
public record Splice(int offset, Bytes before, Bytes after) {
  public Splice {
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is not negative: " + offset);
    }
  }

  /** The file after the replacement; empty if the old bytes are not at their place. */
  public Optional<Bytes> apply(Bytes file) {
    int end = offset + before.length();
    if (end > file.length() || !file.slice(offset, end).equals(before)) {
      return Optional.empty();
    }
    return Optional.of(file.splice(offset, end, after));
  }
}
