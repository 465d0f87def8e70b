package dev.readdress.report;

/** What text shows beyond what everybody needs. */
public enum Detail {
  /** Every answer, every piece of evidence, every note: {@code -v}. */
  EVERYTHING,
  /** Every rehearsal, the passing ones too: what {@code rehearse} is for. */
  REHEARSALS,
  /** Changes as a unified difference: {@code --diff}. */
  DIFF
}
