package dev.readdress.ssh;

import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What SSH takes from the machine and the person who runs the program.
 *
 * @param home the home directory, for {@code ~} and {@code .ssh}
 * @param user the local user's name, the login user where nothing else says so
 * @param uid the local user's id, for whose files are believed
 * @param systemDirectory where the system's ssh_config and known hosts are: {@code /etc/ssh}
 * @param variables the variables of the environment, for {@code ${NAME}}
 * @param agentSocket the socket of ssh-agent ({@code SSH_AUTH_SOCK}), or null
 * @param passphrases who knows the passphrases of encrypted keys
 */
public record SshEnvironment(
    Path home,
    String user,
    long uid,
    Path systemDirectory,
    Function<String, Optional<String>> variables,
    @Nullable Path agentSocket,
    Passphrases passphrases) {

  /** Knows the passphrases of encrypted keys, for example by asking at the terminal. */
  @FunctionalInterface
  public interface Passphrases {
    /**
     * The passphrase of a key, or null when there is none to be had. Asked at most once for each
     * file, and for one file at a time.
     */
    @Nullable Secret of(Path identityFile);

    /** Knows none. */
    static Passphrases none() {
      return identityFile -> null;
    }
  }

  /** What {@code ~} and {@code ~user} mean; accounts are beside the system's directory. */
  HomePath homes() {
    return new HomePath(home, systemDirectory.resolveSibling("passwd"));
  }

  /** The given directory of the user's SSH files. */
  Path sshDirectory() {
    return home.resolve(".ssh");
  }
}
