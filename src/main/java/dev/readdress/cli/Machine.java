package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.runs.AddressHistory;
import dev.readdress.runs.RunStore;
import dev.readdress.ssh.SshEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine and the person that the program runs for, as far as other rooms need to know.
 *
 * @param directory the directory that the person is in
 * @param home the home directory
 * @param user the local user's name
 * @param state where what outlives a run is kept, by the XDG base directory specification
 * @param owner who runs it, as {@code user@machine}
 */
record Machine(Path directory, Path home, String user, Path state, String owner) {
  static Machine of(Console console) {
    Path home = Path.of(console.variable("HOME").orElse(System.getProperty("user.home")));
    String user = System.getProperty("user.name");
    Path state =
        console
            .variable("XDG_STATE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".local/state"));
    return new Machine(
        Path.of("").toAbsolutePath(),
        home,
        user,
        state.resolve("readdress"),
        user + "@" + HostName.ofThisMachine(console));
  }

  /** Earlier runs, and where the next one goes. */
  RunStore runs() {
    return new RunStore(state.resolve("runs"), Pace.system());
  }

  /** Where earlier runs saw addresses. */
  AddressHistory history() {
    return new AddressHistory(state.resolve("addresses.json"), Pace.system());
  }

  /** The id of who runs the program, by proc(5); without one, root's files alone are believed. */
  private static long uid() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") & 0xffffffffL;
    } catch (IOException | UnsupportedOperationException e) {
      return 0;
    }
  }

  /** What SSH takes from it. */
  SshEnvironment ssh(Console console, SshEnvironment.Passphrases passphrases) {
    return new SshEnvironment(
        home,
        user,
        uid(),
        Path.of("/etc/ssh"),
        console::variable,
        console.variable("SSH_AUTH_SOCK").map(Path::of).orElse(null),
        passphrases);
  }
}
