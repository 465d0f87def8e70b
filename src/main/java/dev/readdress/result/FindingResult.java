package dev.readdress.result;

/**
 * Something worth knowing that is neither a verdict nor a change.
 *
 * @param level {@code error}, {@code warning} or {@code note}
 * @param code in kebab-case
 * @param about the member, host or file
 * @param text what
 * @param fix what to do about it
 */
public record FindingResult(String level, String code, String about, String text, String fix) {}
