package dev.readdress.result;

/**
 * One fact about an address.
 *
 * @param code in kebab-case
 * @param says {@code own}, {@code floating} or {@code nothing}
 * @param strength {@code certain}, {@code probable} or {@code vote}
 * @param seenOn the host
 * @param source where there: a command or {@code file:line}
 * @param text the same in words
 */
public record EvidenceResult(
    String code, String says, String strength, String seenOn, String source, String text) {}
