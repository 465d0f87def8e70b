package dev.readdress.concurrent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a run to stop. It is checked before every operation: the first signal lets the node in hand
 * be finished or undone; the second ends the program at once.
 */
public final class StopSignal {
  /** Which signal asked. */
  public enum Cause {
    INTERRUPT,
    TERMINATE
  }

  private final AtomicReference<@Nullable Cause> cause = new AtomicReference<>();

  /** Asks the run to stop; true for the first to ask. */
  public boolean raise(Cause why) {
    return cause.compareAndSet(null, why);
  }

  public boolean isRaised() {
    return cause.get() != null;
  }

  /** Who asked, or null while nobody did. */
  public @Nullable Cause cause() {
    return cause.get();
  }
}
