package dev.readdress.result;

/**
 * Something that a user can put right.
 *
 * @param where the place
 * @param what what is wrong
 * @param fix what to do
 */
public record ProblemResult(String where, String what, String fix) {}
