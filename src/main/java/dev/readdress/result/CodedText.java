package dev.readdress.result;

/**
 * Something said in words, with a code that programs may rely on.
 *
 * @param code in kebab-case; never changes its meaning
 * @param text in words
 */
public record CodedText(String code, String text) {}
