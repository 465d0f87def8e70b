package dev.readdress.report;

/** What a piece of text means to its reader; a {@link Palette} decides how that looks. */
enum Shade {
  PLAIN,
  STRONG,
  FAINT,
  GOOD,
  CHANGED,
  NOTE,
  WARNING,
  BAD;

  /** The shade of a verdict or state of the contract. */
  static Shade of(String value) {
    return switch (value) {
      case "ok", "clean", "fixed", "right", "pass", "applied", "accepts", "own" -> GOOD;
      case "changed", "planned", "drift" -> CHANGED;
      case "wrong",
          "missing",
          "not-loaded",
          "overridden",
          "fail",
          "failed",
          "unreachable",
          "refused",
          "error",
          "rollback-failed",
          "in-doubt" ->
          BAD;
      case "latent",
          "ambiguous",
          "unknown",
          "unproven",
          "warn",
          "warning",
          "none",
          "floating",
          "rolled-back" ->
          WARNING;
      case "excluded", "skipped", "no-patroni", "note" -> NOTE;
      default -> PLAIN;
    };
  }
}
