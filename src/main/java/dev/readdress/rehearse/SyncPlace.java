package dev.readdress.rehearse;

/**
 * Whether a member is a synchronous standby of the deciding leader, or will be of one that leads
 * only after a switchover.
 *
 * @param kind whether it is
 * @param why why not, as "is tagged nosync: true"; empty when it is
 */
record SyncPlace(Kind kind, String why) {
  /** Whether a member is a synchronous standby. */
  enum Kind {
    IN,
    OUT,
    /** It depends on who streams first, or on whether this one streams at all. */
    UNKNOWN
  }

  static SyncPlace in() {
    return new SyncPlace(Kind.IN, "");
  }

  static SyncPlace out(String why) {
    return new SyncPlace(Kind.OUT, why);
  }

  static SyncPlace unknown(String why) {
    return new SyncPlace(Kind.UNKNOWN, why);
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
