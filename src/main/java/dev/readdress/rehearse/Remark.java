package dev.readdress.rehearse;

import dev.readdress.problem.Reason;

/**
 * What readdress has to say where Patroni is blind.
 *
 * @param weight how much it matters
 * @param reason what
 */
record Remark(Weight weight, Reason reason) {
  /** How much a remark matters, the lightest first. */
  enum Weight {
    /** Worth knowing. */
    WARN,
    /** Nobody can say whether it would be right. */
    UNKNOWN,
    /** It would go wrong. */
    FAIL
  }

  static Remark warn(RehearsalCode code, String text) {
    return new Remark(Weight.WARN, Reason.of(code, text));
  }

  static Remark unknown(RehearsalCode code, String text) {
    return new Remark(Weight.UNKNOWN, Reason.of(code, text));
  }

  static Remark fail(RehearsalCode code, String text) {
    return new Remark(Weight.FAIL, Reason.of(code, text));
  }
}
