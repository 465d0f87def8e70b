package dev.readdress.result;

import org.jspecify.annotations.Nullable;

/**
 * Who answered at an address, as seen from a member's node.
 *
 * @param from the member that asked
 * @param to the member that should answer
 * @param endpoint {@code restapi} or {@code postgresql}
 * @param address where
 * @param planned true when the address is not published but may be chosen
 * @param answerer the member that answered, or null
 * @param verdict {@code right}, {@code wrong}, {@code none} or {@code unproven}
 * @param detail in words
 */
public record AnswerResult(
    String from,
    String to,
    String endpoint,
    String address,
    boolean planned,
    @Nullable String answerer,
    String verdict,
    String detail) {}
