package dev.readdress.diagnose;

import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an address that is advertised is right.
 *
 * @param kind what was found
 * @param reasons why, at least one unless it is right
 */
record Standing(Kind kind, List<Reason> reasons) {
  /** What was found. */
  enum Kind {
    RIGHT,
    WRONG,
    /** The evidence does not decide. */
    UNDECIDED,
    /** Something that is needed was not observed. */
    UNKNOWN
  }

  Standing {
    reasons = List.copyOf(reasons);
  }

  static Standing right() {
    return new Standing(Kind.RIGHT, List.of());
  }

  static Standing wrong(DiagnosisCode code, String text) {
    return of(Kind.WRONG, code, text);
  }

  static Standing wrong(Reason reason) {
    return new Standing(Kind.WRONG, List.of(reason));
  }

  static Standing undecided(DiagnosisCode code, String text) {
    return of(Kind.UNDECIDED, code, text);
  }

  static Standing unknown(DiagnosisCode code, String text) {
    return of(Kind.UNKNOWN, code, text);
  }

  private static Standing of(Kind kind, DiagnosisCode code, String text) {
    return new Standing(kind, List.of(Reason.of(code, text)));
  }

  /** The same with one more reason, where there is one. */
  Standing andAlso(Optional<Reason> more) {
    return new Standing(kind, Stream.concat(reasons.stream(), more.stream()).toList());
  }

  boolean isRight() {
    return kind == Kind.RIGHT;
  }

  boolean isWrong() {
    return kind == Kind.WRONG;
  }
}
