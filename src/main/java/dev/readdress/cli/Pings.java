package dev.readdress.cli;

import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tries the ways into hosts. */
interface Pings {
  /**
   * What came of one host.
   *
   * @param host the inventory's name
   * @param user as whom scripts run there; empty when there is no way in
   * @param problem why there is no way in
   */
  record Pong(String host, String user, Optional<Problem> problem) {}

  /**
   * Logs in to every host and runs a script as the user that the settings name; nothing is changed.
   *
   * @return one for each host, in inventory order
   * @throws ProblemException when the input cannot be used
   * @throws IOException when a password cannot be read
   * @throws InterruptedException when the program is ended at once
   */
  List<Pong> ping(HostChoices choices) throws IOException, InterruptedException;
}
