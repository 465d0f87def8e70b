package dev.readdress.run;

import org.jspecify.annotations.Nullable;

/** What a run that may change something is to do. */
public sealed interface Intention {
  /** What the diagnosis says has to be done. */
  record PutRight() implements Intention {}

  /**
   * The opposite of what an earlier run did.
   *
   * @param run its id or the beginning of it, or null for the last one of which something stands
   */
  record GoBack(@Nullable String run) implements Intention {}
}
