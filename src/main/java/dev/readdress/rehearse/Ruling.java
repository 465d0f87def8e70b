package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;

/**
 * What one rule of Patroni's makes of a situation.
 *
 * @param verdict refuses or unknown; a rule that accepts makes no ruling
 * @param message what Patroni would say: the HTTP status and the body of its answer, word for word,
 *     and after a colon the words of its log where they name the cause
 * @param reason the same with the values that were seen
 * @param declared true when somebody declared it so, so that it is no fault
 */
record Ruling(PatroniVerdict verdict, String message, Reason reason, boolean declared) {
  private static final String NO_GOOD_CANDIDATES =
      "412 switchover is not possible: no good candidates have been found";
  private static final String FAILED = "503 Switchover failed";

  /** Refused by whoever takes the request, before anything is written (api.py). */
  static Ruling refusal(String message, RehearsalCode code, String text) {
    return new Ruling(PatroniVerdict.REFUSES, message, Reason.of(code, text), false);
  }

  /** Refused as no candidate is free of a failover_limitation (ha.py). */
  static Ruling limitation(String log, RehearsalCode code, String text) {
    return refusal(withLog(NO_GOOD_CANDIDATES, log), code, text);
  }

  /** Given up by the leader in its next cycle, which then removes the failover key (ha.py). */
  static Ruling failure(String log, RehearsalCode code, String text) {
    return refusal(withLog(FAILED, log), code, text);
  }

  /** Nobody can say what Patroni would decide; the message says why not, in short. */
  static Ruling unknown(String message, RehearsalCode code, String text) {
    return new Ruling(PatroniVerdict.UNKNOWN, message, Reason.of(code, text), false);
  }

  /** The same, declared by somebody. */
  Ruling asDeclared() {
    return new Ruling(verdict, message, reason, true);
  }

  private static String withLog(String answer, String log) {
    return answer + ": " + log;
  }
}
