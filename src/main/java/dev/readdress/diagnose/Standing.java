package dev.readdress.diagnose;

import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  static Standing of(Kind kind, DiagnosisCode code, String text) {
    return new Standing(kind, List.of(Reason.of(code, text)));
  }

  /** The same with one more reason, where there is one. */
  Standing andAlso(Optional<Reason> more) {
    List<Reason> all = new ArrayList<>(reasons);
    more.ifPresent(all::add);
    return new Standing(kind, all);
  }

  boolean isRight() {
    return kind == Kind.RIGHT;
  }

  boolean isWrong() {
    return kind == Kind.WRONG;
  }
}
