package dev.readdress.concurrent;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes what a call waits on when the call's deadline passes. Closing the raw socket is the one
 * thing that ends every wait of JSch; its own timeouts, disconnect and interrupts can all block.
 */
public final class Watchdog implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Watches until the returned guard is closed; when the deadline passes first, closes the target.
   */
  public Guard watch(Deadline deadline, Closeable target) {
    return new Guard(
        timer.schedule(() -> close(target), deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
  }

  private static void close(Closeable target) {
    try {
      target.close();
    } catch (IOException e) {
      // What is closed to end a wait has nobody left to tell.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One watched call. */
  public static final class Guard implements AutoCloseable {
    private final ScheduledFuture<?> future;

    private Guard(ScheduledFuture<?> future) {
      this.future = future;
    }

    /** True when the deadline passed and the target was, or is being, closed. */
    public boolean hasFired() {
      return future.isDone() && !future.isCancelled();
    }

    @Override
    public void close() {
      future.cancel(false);
    }
  }
}
