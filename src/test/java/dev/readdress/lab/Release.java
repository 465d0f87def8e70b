package dev.readdress.lab;

import java.util.List;
import java.util.Locale;

/** What the nodes of a lab run: a Debian release, or on bookworm a Patroni of each generation. */
enum Release {
  BULLSEYE,
  BOOKWORM,
  TRIXIE,
  FORKY,
  MIXED;

  /** The one that {@code -Dreaddress.release=NAME} names, bookworm when there is none. */
  static Release chosen() {
    return named(System.getProperty("readdress.release", "bookworm"));
  }

  static Release named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What {@code bin/lab up} is told. */
  List<String> options() {
    return this == MIXED
        ? List.of("--release", "bookworm", "--patroni", "3.0.2,4.0.7,4.1.5")
        : List.of("--release", toString());
  }

  /** The version of PostgreSQL's data folder. */
  int postgresql() {
    return switch (this) {
      case BULLSEYE -> 13;
      case BOOKWORM, MIXED -> 15;
      case TRIXIE -> 17;
      case FORKY -> 18;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
