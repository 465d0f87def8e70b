package dev.readdress.faults;

/**
 * One fault in one scenario, and who comes after it.
 *
 * @param cause what cuts the run off
 * @param scenario the scenario of {@code bin/lab}
 * @param what the fault in words
 * @param fault the fault
 * @param repair a command that ends the fault when the run has ended; empty when there is nothing
 *     to end
 * @param recovery who recovers, with what
 */
public record FaultPoint(
    Cause cause, String scenario, String what, Fault fault, String repair, Recoverer recovery) {
  /** What cuts a run off. */
  public enum Cause {
    HALTED("controller halted"),
    KILLED("script on the node killed"),
    SSHD("sshd stopped"),
    NETWORK("network cut"),
    LEADER("leader moved");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Who recovers, with what. */
  public enum Recoverer {
    /** The same controller, with {@code fix}. */
    SAME_FIX("fix", true, "same controller"),
    /** A controller that never saw the run, with {@code fix}, when the lock's time is over. */
    OTHER_FIX("fix", false, "another controller"),
    /** The same controller, with {@code rollback}. */
    SAME_ROLLBACK("rollback", true, "same controller"),
    /** A controller that never saw the run, with {@code rollback}, when the lock's time is over. */
    OTHER_ROLLBACK("rollback", false, "another controller");

    private final String command;
    private final boolean sameState;
    private final String who;

    Recoverer(String command, boolean sameState, String who) {
      this.command = command;
      this.sameState = sameState;
      this.who = who;
    }

    String command() {
      return command;
    }

    boolean isSame() {
      return sameState;
    }

    String who() {
      return who;
    }
  }

  /** The leader that the fault makes a replica; empty when it does not. */
  String demoted() {
    return cause == Cause.LEADER ? FaultPoints.Commands.LEADER : "";
  }
}
