package dev.readdress.connection;

import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How to get into one node, from the inventory's variables and the command line.
 *
 * @param host the inventory's name of the node, used in messages
 * @param kind through SSH, or this very machine
 * @param address the name or address to connect to
 * @param port the port that was asked for; empty leaves it to ssh_config, then 22
 * @param user the login user; null leaves it to ssh_config, then the current user
 * @param password for password and keyboard-interactive login, or null
 * @param identityFiles private keys to try, in order; empty leaves it to ssh_config, then the
 *     defaults
 * @param hostKeyPolicy what to do about host keys
 * @param sshArguments options as for OpenSSH's ssh(1) ({@code -o Key=value}, {@code -J}, ...), from
 *     ansible_ssh_common_args and ansible_ssh_extra_args, already split into words
 * @param become as whom scripts run
 * @param connectTimeout how long the handshake may take
 */
public record ConnectionSettings(
    String host,
    Kind kind,
    String address,
    OptionalInt port,
    @Nullable String user,
    @Nullable Secret password,
    List<Path> identityFiles,
    HostKeyPolicy hostKeyPolicy,
    List<String> sshArguments,
    Become become,
    Duration connectTimeout) {
  /** Ansible's {@code ansible_connection}, as far as it is supported. */
  public enum Kind {
    SSH,
    LOCAL
  }

  public ConnectionSettings {
    identityFiles = List.copyOf(identityFiles);
    sshArguments = List.copyOf(sshArguments);
  }
}
