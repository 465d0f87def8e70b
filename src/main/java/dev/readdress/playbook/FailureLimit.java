package dev.readdress.playbook;

/**
 * {@code max_fail_percentage}: how many clusters of a batch may fail before no further batch is
 * started. As in Ansible the share must be exceeded, and a batch that failed as a whole always ends
 * the play.
 *
 * @param percent from 0 to 100; 0, the default, lets no failure pass
 */
public record FailureLimit(double percent) {
  /** Any failure ends the play. */
  public static final FailureLimit NONE_MAY_FAIL = new FailureLimit(0);

  /** Whether the next batch may start after one with so many failed clusters. */
  public boolean allowsNext(int failed, int clusters) {
    return failed == 0 || (failed < clusters && failed * 100.0 / clusters <= percent);
  }
}
