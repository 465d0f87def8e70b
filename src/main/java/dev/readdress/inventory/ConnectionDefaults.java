package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How to get into hosts where no variable says so: what the command line and ansible.cfg say. As in
 * Ansible, variables of the inventory win over all of it.
 *
 * @param kind {@code -c}, or transport
 * @param user {@code -u}, or null
 * @param port remote_port
 * @param privateKey {@code --private-key}, or null
 * @param password what was typed for {@code -k}, or null
 * @param hostKeyPolicy what to do about host keys
 * @param sshArguments options for SSH
 * @param timeout {@code --timeout}: how long a handshake may take
 * @param become as whom scripts run
 * @param directory where relative names of key files start
 * @param home what {@code ~} in names of key files stands for
 */
public record ConnectionDefaults(
    ConnectionSettings.Kind kind,
    @Nullable String user,
    OptionalInt port,
    @Nullable Path privateKey,
    @Nullable Secret password,
    HostKeyPolicy hostKeyPolicy,
    SshArgumentDefaults sshArguments,
    Duration timeout,
    BecomeDefaults become,
    Path directory,
    Path home) {
  public ConnectionDefaults {
    requireNonNull(hostKeyPolicy, "hostKeyPolicy");
    requireNonNull(kind, "kind");
    requireNonNull(port, "port");
    requireNonNull(sshArguments, "sshArguments");
    requireNonNull(timeout, "timeout");
    requireNonNull(become, "become");
    requireNonNull(directory, "directory");
    requireNonNull(home, "home");
  }
}
