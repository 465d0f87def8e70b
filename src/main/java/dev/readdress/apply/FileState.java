package dev.readdress.apply;

import dev.readdress.runs.EditRecord;
import java.util.List;
import java.util.Optional;

/**
 * A configuration file on a node.
 *
 * @param hash SHA-256 of its bytes; empty when there is no such file
 * @param records the edits that the records beside it tell of, in no order
 */
public record FileState(Optional<String> hash, List<EditRecord> records) {
  public FileState {
    records = List.copyOf(records);
  }
}
