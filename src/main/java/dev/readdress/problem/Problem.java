package dev.readdress.problem;

import static java.util.Objects.requireNonNull;

/**
 * Something that a user can put right.
 *
 * @param where the place, as {@code file:line:col}, a host, or a member
 * @param what what is wrong there, one sentence
 * @param fix what to do about it, one sentence or a command
 */
public record Problem(String where, String what, String fix) {
  public Problem {
    requireNonNull(where, "where");
    requireNonNull(what, "what");
    requireNonNull(fix, "fix");
  }

  /** The one line (or two) that people read: {@code where: what} and, below it, the fix. */
  @Override
  public String toString() {
    return where + ": " + what + "\n  fix: " + fix;
  }
}
