package dev.readdress.runs;

import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One edit of one file, complete enough for any controller to finish it or to undo it. It stands in
 * the journal, and on the node beside the backup. It holds no other byte of the configuration than
 * the exchanged ones.
 *
 * @param schema {@link #SCHEMA}
 * @param run the run's id
 * @param step from 1, unique within the run and its cluster
 * @param at when it was begun, in RFC 3339
 * @param cluster the cluster's id
 * @param scope the cluster's name
 * @param namespace its path in the DCS
 * @param host the inventory's name of the node
 * @param member the member
 * @param endpoint {@code restapi} or {@code postgresql}
 * @param file the absolute path, as Patroni opens it
 * @param linkTarget where the path points to, when it is a symbolic link
 * @param line the line of the value, from 1
 * @param offset in bytes from the beginning of the file
 * @param before the bytes before, in hexadecimal
 * @param after the bytes afterwards, in hexadecimal
 * @param hashBefore SHA-256 of the whole file before
 * @param hashAfter SHA-256 of the whole file afterwards
 * @param oldValue the value before, or null when there was none
 * @param newValue the value afterwards
 * @param published what the DCS held before, with its port, or null when nothing that can be read
 * @param backup the name of the backup in the file's directory
 */
public record EditRecord(
    String schema,
    String run,
    int step,
    String at,
    String cluster,
    String scope,
    String namespace,
    String host,
    String member,
    String endpoint,
    String file,
    @Nullable String linkTarget,
    int line,
    int offset,
    String before,
    String after,
    String hashBefore,
    String hashAfter,
    @Nullable String oldValue,
    String newValue,
    @Nullable String published,
    String backup) {
  /** The name of this form; a number behind the slash that changes only with its meaning. */
  public static final String SCHEMA = "readdress-edit/1";

  /** The same on a node that the inventory calls by another name. */
  public EditRecord at(String inventoryHost) {
    return new EditRecord(
        schema,
        run,
        step,
        at,
        cluster,
        scope,
        namespace,
        inventoryHost,
        member,
        endpoint,
        file,
        linkTarget,
        line,
        offset,
        before,
        after,
        hashBefore,
        hashAfter,
        oldValue,
        newValue,
        published,
        backup);
  }

  /** Its JSON form on one line. */
  public String toJson() {
    return Json.write(this);
  }

  /** The record of a JSON document, or empty when it is none that is understood here. */
  public static Optional<EditRecord> parse(Bytes document) {
    try {
      return Optional.of(Json.read(document, EditRecord.class))
          .filter(record -> record.schema().equals(SCHEMA));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
