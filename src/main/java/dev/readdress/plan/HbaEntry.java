package dev.readdress.plan;

import dev.readdress.network.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of pg_hba.conf that would let a replication login in, from what the server said when it
 * did not (PostgreSQL 9.6 to 18, auth.c, ClientAuthentication).
 *
 * @param user the user that wants in
 * @param source the address that it comes from, as the server sees it
 * @param isRejectedByAnother true when there is a line that says no, which has to come later
 */
record HbaEntry(String user, IpAddress source, boolean isRejectedByAnother) {
  private static final Pattern MISSING =
      Pattern.compile(
          "no pg_hba\\.conf entry for replication connection from host \"([^\"]{1,60})\", user \"([^\"]{1,63})\"");
  private static final Pattern REJECTED =
      Pattern.compile(
          "pg_hba\\.conf rejects replication connection for host \"([^\"]{1,60})\", user \"([^\"]{1,63})\"");
  private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final String UNKNOWN_USER = "REPLICATION_USER";

  /** The line, or empty when the server did not complain of pg_hba.conf. */
  static Optional<HbaEntry> wanted(String message) {
    return entry(REJECTED.matcher(message), true).or(() -> entry(MISSING.matcher(message), false));
  }

  private static Optional<HbaEntry> entry(Matcher said, boolean isRejectedByAnother) {
    if (!said.find() || !USER.matcher(said.group(2)).matches()) {
      return Optional.empty();
    }
    return IpAddress.parse(said.group(1))
        .map(source -> new HbaEntry(said.group(2), source, isRejectedByAnother));
  }

  /** The user that the server named, or a word in its place. */
  static String user(String message) {
    return wanted(message).map(HbaEntry::user).orElse(UNKNOWN_USER);
  }

  /** As it is written in the file. */
  @Override
  public String toString() {
    return "host replication %s %s/%d scram-sha-256"
        .formatted(user, source, source.hostPrefixLength());
  }
}
