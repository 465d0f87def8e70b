package dev.readdress.result;

import org.jspecify.annotations.Nullable;

/**
 * About the run.
 *
 * @param id its name, also of its folder
 * @param mode {@code report}, {@code check}, {@code fix}, {@code rehearse}, {@code plan}, ...
 * @param started when, in RFC 3339
 * @param finished when, in RFC 3339
 * @param version readdress's version
 * @param exit the exit code
 * @param limit the pattern of {@code --limit}, or null
 */
public record RunSummary(
    String id,
    String mode,
    String started,
    String finished,
    String version,
    int exit,
    @Nullable String limit) {}
