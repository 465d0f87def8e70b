package dev.readdress.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One change, planned or made.
 *
 * @param member the member that it concerns
 * @param kind {@code edit} or {@code reload}
 * @param file the file, or null for a reload
 * @param path the setting, as {@code restapi.connect_address}, or null for a reload
 * @param old the value before, or null
 * @param newValue the value after, {@code new} in JSON, or null
 * @param state {@code planned}, {@code applied}, {@code unproven}, {@code failed}, {@code
 *     rolled-back}, {@code rollback-failed} or {@code in-doubt}
 * @param backup the copy of the file as it was, or null
 */
public record ChangeResult(
    String member,
    String kind,
    @Nullable String file,
    @Nullable String path,
    @Nullable String old,
    @JsonProperty("new") @Nullable String newValue,
    String state,
    @Nullable String backup) {}
