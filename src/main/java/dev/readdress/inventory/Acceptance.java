package dev.readdress.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may knowingly accept in a fix; each is a refusal otherwise. */
public enum Acceptance {
  /** The reload activates more than the address. */
  PENDING,
  /** A new PostgreSQL address could not be tried before it is live. */
  UNTRIED,
  /** Replicas of PostgreSQL 12 and older restart when their upstream's address changes. */
  REPLICA_RESTART,
  /** The Citus coordinator ends backends when a worker's address changes. */
  CITUS;

  /** As it is written: {@code replica-restart}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The acceptance of a word. */
  public static Optional<Acceptance> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Acceptance::word).toList();
  }
}
