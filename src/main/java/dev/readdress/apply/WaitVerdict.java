package dev.readdress.apply;

import dev.readdress.problem.Reason;

/** What a wait for a change came to. */
sealed interface WaitVerdict {
  /** Everything that was planned is published, answered and unharmed. */
  record Proven() implements WaitVerdict {}

  /** Not yet, and nothing speaks against it; {@code missing} says what is not there. */
  record NotYet(Reason missing) implements WaitVerdict {}

  /** The planned address is shown to be worse than what was there: put it back. */
  record Worse(Reason reason) implements WaitVerdict {}

  /** The cluster itself moved while it was watched: stop, and leave it. */
  record Moved(Reason reason) implements WaitVerdict {}
}
