package dev.readdress.runs;

import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param at when, in RFC 3339
 * @param cluster the cluster's id
 * @param host the node
 * @param member the member, or null when the operation concerns the node
 * @param operation {@code lock}, {@code renew}, {@code unlock}, {@code tidy}, {@code edit}, {@code
 *     reload} or {@code undo}
 * @param state {@link #BEGIN} before the operation; afterwards how it ended
 * @param text what was said about the end, empty before it
 * @param edit the edit, for {@code edit} and {@code undo}
 */
public record JournalEntry(
    String at,
    String cluster,
    String host,
    @Nullable String member,
    String operation,
    String state,
    String text,
    @Nullable EditRecord edit) {
  /** The state of an operation that is about to be done. */
  public static final String BEGIN = "begin";

  /** The state of an operation that was done. */
  public static final String DONE = "done";

  /** The state of an operation whose effect was there already. */
  public static final String UNCHANGED = "unchanged";
}
