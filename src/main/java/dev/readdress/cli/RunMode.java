package dev.readdress.cli;

/** What a run may do. */
enum RunMode {
  /** Look, and say what is wrong. */
  REPORT,
  /** As a fix, up to the first change. */
  CHECK,
  /** Look, ask, and put right. */
  FIX,
  /** Look, and rehearse the switchovers only. */
  REHEARSE
}
