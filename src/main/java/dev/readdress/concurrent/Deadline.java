package dev.readdress.concurrent;

import java.time.Duration;

/** A moment after which a call must have ended. Every call that can wait takes one. */
public final class Deadline {
  private final Pace pace;
  private final long end;

  private Deadline(Pace pace, long end) {
    this.pace = pace;
    this.end = end;
  }

  public static Deadline after(Pace pace, Duration duration) {
    return new Deadline(pace, pace.nanoTime() + duration.toNanos());
  }

  /** This deadline, or one so long from now, whichever comes first. */
  public Deadline within(Duration duration) {
    long other = pace.nanoTime() + duration.toNanos();
    return new Deadline(pace, Math.min(end - other, 0) + other);
  }

  /** What is left; zero when it has passed, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - pace.nanoTime()));
  }

  /**
   * What is left as a socket timeout in milliseconds, so that it has passed when that ends: rounded
   * up, and at least 1, for 0 would mean for ever.
   */
  public int remainingMillis() {
    long millis = remaining().plusNanos(999_999).toMillis();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
  }

  public boolean hasPassed() {
    return end - pace.nanoTime() <= 0;
  }
}
