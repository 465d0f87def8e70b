package dev.readdress.concurrent;

import java.util.Optional;

/** What became of one item of a fan-out: a value, or the exception that stands in its place. */
public sealed interface Attempt<R> {
  record Succeeded<R>(R value) implements Attempt<R> {}

  record Failed<R>(Exception cause) implements Attempt<R> {}

  /** The value, or empty when the attempt failed. */
  default Optional<R> succeeded() {
    if (this instanceof Succeeded<R> succeeded) {
      return Optional.of(succeeded.value());
    }
    return Optional.empty();
  }
}
