package dev.readdress.cluster;

/** What came of a login for replication. */
public sealed interface LoginReply {
  /**
   * A server let it in.
   *
   * @param systemIdentifier what the server said about itself (IDENTIFY_SYSTEM)
   */
  record Accepted(String systemIdentifier) implements LoginReply {}

  /**
   * The server, or the way there, did not let it in.
   *
   * @param message what the server or libpq said, without secrets, made harmless
   */
  record Rejected(String message) implements LoginReply {}

  /**
   * It could not be tried, which says nothing about the address.
   *
   * @param why what was missing
   */
  record Untried(String why) implements LoginReply {}
}
