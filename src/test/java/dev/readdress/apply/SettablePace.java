package dev.readdress.apply;

import dev.readdress.concurrent.Pace;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still, but for sleeping, which takes no time. */
final class SettablePace implements Pace {
  private Duration passed = Duration.ZERO;

  @Override
  public Instant now() {
    return Instant.parse("2026-11-22T10:15:02Z").plus(passed);
  }

  @Override
  public long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    passed = passed.plus(duration);
  }

  Duration passed() {
    return passed;
  }
}
