package dev.readdress.concurrent;

import java.time.Duration;
import java.time.Instant;

/** The machine's clock. */
final class SystemPace implements Pace {
  static final SystemPace INSTANCE = new SystemPace();

  private SystemPace() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
