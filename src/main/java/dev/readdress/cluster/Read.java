package dev.readdress.cluster;

import java.util.Optional;
import java.util.function.Function;

/** What became of reading one thing on a node. */
public sealed interface Read<T> {
  /** It is there. */
  record Found<T>(T found) implements Read<T> {}

  /** It is not there, for certain. */
  record Absent<T>() implements Read<T> {}

  /**
   * Nobody can say.
   *
   * @param reason why it could not be read
   */
  record Unread<T>(String reason) implements Read<T> {}

  static <T> Read<T> found(T value) {
    return new Found<>(value);
  }

  static <T> Read<T> absent() {
    return new Absent<>();
  }

  static <T> Read<T> unread(String reason) {
    return new Unread<>(reason);
  }

  /** The value when it was found; the other two cases look alike here. */
  default Optional<T> value() {
    if (this instanceof Found<T> found) {
      return Optional.of(found.found());
    }
    return Optional.empty();
  }

  /** The same case with the found value changed. */
  default <R> Read<R> map(Function<T, R> change) {
    if (this instanceof Found<T> found) {
      return found(change.apply(found.found()));
    }
    if (this instanceof Unread<T> unread) {
      return unread(unread.reason());
    }
    return absent();
  }
}
