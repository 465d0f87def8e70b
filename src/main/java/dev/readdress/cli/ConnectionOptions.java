package dev.readdress.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to get into the nodes, as ansible-playbook's options say it. The inventory's values win. */
final class ConnectionOptions {
  @Option(
      names = {"-c", "--connection"},
      paramLabel = "KIND",
      description = "ssh (default), or local for this machine itself.")
  @Nullable String connection;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Log in as this user.")
  @Nullable String user;

  @Option(
      names = {"-k", "--ask-pass"},
      description = "Ask for the password to log in with.")
  boolean askPassword;

  @Option(
      names = {"--private-key", "--key-file"},
      paramLabel = "FILE",
      description = "Log in with this private key.")
  @Nullable Path privateKey;

  @Option(
      names = {"-T", "--timeout"},
      paramLabel = "SECONDS",
      converter = Positive.class,
      description = "How long a node may take to let us in (default: 10).")
  @Nullable Integer timeout;

  @Option(
      names = "--ssh-common-args",
      paramLabel = "ARGS",
      preprocessor = SshArguments.class,
      description = "Options for SSH, as ssh(1) has them, such as '-J bastion'.")
  @Nullable String sshCommonArguments;

  @Option(
      names = "--ssh-extra-args",
      paramLabel = "ARGS",
      preprocessor = SshArguments.class,
      description = "More of them.")
  @Nullable String sshExtraArguments;

  @Option(
      names = {"-b", "--become"},
      description = "Work as another user after the login.")
  boolean become;

  @Option(
      names = "--become-method",
      paramLabel = "METHOD",
      description = "sudo (default), su or doas.")
  @Nullable String becomeMethod;

  @Option(
      names = "--become-user",
      paramLabel = "USER",
      description = "Work as this user (default: root).")
  @Nullable String becomeUser;

  @Option(
      names = {"-K", "--ask-become-pass"},
      description = "Ask for the password that sudo, su or doas wants.")
  boolean askBecomePassword;

  @Option(
      names = {"-f", "--forks"},
      paramLabel = "N",
      converter = Positive.class,
      description = "How many operations run at the same time (default: 5).")
  @Nullable Integer forks;
}
