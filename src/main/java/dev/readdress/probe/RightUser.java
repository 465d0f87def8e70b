package dev.readdress.probe;

import dev.readdress.cluster.Read;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Printable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a process that is called as Patroni is may be one: its arguments and what it answers are
 * anybody's to choose, whose process it is and whose data it names are not. Patroni starts
 * PostgreSQL as its own user, which owns the data directory (postmaster.py and initdb; PostgreSQL,
 * checkDataDir).
 */
final class RightUser {
  private final Sections sections;
  private final Postmasters postmasters;
  private final ProcessReading process;
  private final Optional<String> owner;
  private final Read<PatroniConfiguration> configuration;
  private final OptionalInt postmaster;

  RightUser(
      Sections sections,
      Postmasters postmasters,
      ProcessReading process,
      Read<PatroniConfiguration> configuration) {
    this.sections = sections;
    this.postmasters = postmasters;
    this.process = process;
    this.owner = process.owner();
    this.configuration = configuration;
    this.postmaster =
        owner.isPresent() && configuration.value().isPresent()
            ? postmasters.of(configuration.value().get(), owner.get())
            : OptionalInt.empty();
  }

  /** The pid of its PostgreSQL, which runs as the same user; empty when none does. */
  OptionalInt postmaster() {
    return postmaster;
  }

  /** Why it is not believed to be a member's Patroni; empty when it is. */
  Optional<String> doubt() {
    if (owner.isEmpty()) {
      return Optional.of("its real and its effective user are not the same");
    }
    if (postmaster.isPresent()) {
      return Optional.empty();
    }
    Optional<String> directory =
        configuration.value().flatMap(PatroniConfiguration::dataDirectory).map(Setting::value);
    if (directory.isEmpty()) {
      return postmasters.areOf(owner.get())
          ? Optional.empty()
          : Optional.of(
              "it runs as "
                  + process.user()
                  + ", who runs no PostgreSQL, and names no data directory");
    }
    return ownerOf(Printable.line(directory.get(), 200));
  }

  private Optional<String> ownerOf(String directory) {
    Read<String> read = sections.one("data-directory", process.pid()).text().map(String::strip);
    if (read.equals(Read.found(owner.get()))) {
      return Optional.empty();
    }
    String whose =
        read instanceof Read.Unread<String> unread
            ? ", and whose its data directory %s is could not be read: %s"
                .formatted(directory, unread.reason())
            : ", and its data directory %s belongs to user %s"
                .formatted(directory, Printable.line(read.value().orElse("nobody"), 20));
    return Optional.of("it runs as " + process.user() + whose);
  }
}
