package dev.readdress.cluster;

import dev.readdress.patroni.PatroniStatus;
import java.time.Duration;

/** What came back to a question. */
public sealed interface Reply {
  /**
   * A Patroni answered.
   *
   * @param status its own word about itself
   * @param took how long it took: Patroni itself waits 2 s
   */
  record Status(PatroniStatus status, Duration took) implements Reply {}

  /**
   * A PostgreSQL answered, and its end of the connection was found.
   *
   * @param member whose postmaster holds the other end
   */
  record Served(String member) implements Reply {}

  /**
   * Something answered, but nobody can say who.
   *
   * @param why what is missing for a proof
   */
  record Unproven(String why) implements Reply {}

  /**
   * Nothing answered, or what answered is not what it should be.
   *
   * @param why the error, in words
   */
  record Nothing(String why) implements Reply {}
}
