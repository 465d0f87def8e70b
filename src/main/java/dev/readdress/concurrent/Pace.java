package dev.readdress.concurrent;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock, and the only way to wait. Nothing else in the program reads the time or sleeps, so
 * that tests set both.
 */
public interface Pace {
  /** The wall clock, for people and records only. */
  Instant now();

  /** A clock that never goes back, in nanoseconds from an arbitrary start; for deadlines. */
  long nanoTime();

  /**
   * Waits.
   *
   * @throws InterruptedException when the run is asked to end at once
   */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own clock and real waiting. */
  static Pace system() {
    return SystemPace.INSTANCE;
  }
}
