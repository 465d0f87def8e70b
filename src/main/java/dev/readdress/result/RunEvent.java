package dev.readdress.result;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run, as {@code -o ndjson} prints it.
 *
 * @param schema {@link #SCHEMA}
 * @param run the run's id
 * @param seq from 1, without gaps
 * @param at when, in RFC 3339
 * @param type what happened: {@code play}, {@code task}, {@code host}, {@code change}, {@code
 *     wait}, {@code finding}, {@code result}
 * @param cluster the cluster that it concerns, or null
 * @param host the host that it concerns, or null
 * @param member the member that it concerns, or null
 * @param state how it ended ({@code ok}, {@code changed}, {@code failed}, {@code unreachable},
 *     {@code refused}, ...), or null
 * @param text in words
 * @param result the whole result; only in the last event
 */
public record RunEvent(
    String schema,
    String run,
    long seq,
    String at,
    String type,
    @Nullable String cluster,
    @Nullable String host,
    @Nullable String member,
    @Nullable String state,
    String text,
    @Nullable RunResult result) {
  /** The name of the contract of events. */
  public static final String SCHEMA = "readdress-event/1";
}
