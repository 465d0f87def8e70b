package dev.readdress.cli;

import dev.readdress.ssh.SshEnvironment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * Who runs the program and where that person's things are.
 *
 * @param directory the home directory
 * @param stateDirectory where runs are kept
 * @param user the user's name
 * @param ssh what SSH takes from here
 */
record Home(Path directory, Path stateDirectory, String user, SshEnvironment ssh) {
  private static final Path SYSTEM_SSH = Path.of("/etc/ssh");

  /** From the environment, or the Java platform where it says nothing. */
  static Home of(Console console) {
    Path directory =
        Path.of(console.variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    String user = System.getProperty("user.name");
    Path state =
        console
            .variable("XDG_STATE_HOME")
            .map(Path::of)
            .orElse(directory.resolve(".local").resolve("state"));
    Path agent = console.variable("SSH_AUTH_SOCK").map(Path::of).orElse(null);
    SshEnvironment ssh =
        new SshEnvironment(
            directory, user, SYSTEM_SSH, agent, SshEnvironment.Passphrases.none());
    return new Home(directory, state.resolve("readdress"), user, ssh);
  }

  /** As it stands in locks and journals: {@code user@machine}. */
  String owner() {
    try {
      return user + "@" + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return user + "@localhost";
    }
  }
}
