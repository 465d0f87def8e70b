package dev.readdress.ssh;

import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SSH server and how to log in there, after everything that has a say was asked: the inventory,
 * the arguments, the configuration files.
 *
 * @param node the inventory's name of the node, or the jump host's, for messages
 * @param address the name or address to connect to
 * @param port its port
 * @param user the login user
 * @param hostKeys how the host key is checked
 * @param login what may be tried to log in
 * @param keepalive how a dead server is noticed
 * @param connectTimeout how long connecting and logging in may take
 * @param compression whether data is compressed
 * @param jumps the servers to go through, the first one first
 */
record SshTarget(
    String node,
    String address,
    int port,
    String user,
    HostKeys hostKeys,
    Login login,
    Keepalive keepalive,
    Duration connectTimeout,
    Compression compression,
    List<SshTarget> jumps) {

  /**
   * How the host key is checked.
   *
   * @param name the name to look up
   * @param userFiles the user's known_hosts files
   * @param globalFiles the system's
   */
  record HostKeys(
      HostKeyPolicy policy, HostName name, List<Path> userFiles, List<Path> globalFiles) {
    HostKeys {
      userFiles = List.copyOf(userFiles);
      globalFiles = List.copyOf(globalFiles);
    }
  }

  /**
   * What may be tried to log in.
   *
   * @param methods the authentication methods, in order
   * @param identityFiles private keys, in order
   * @param named true when the files were named by somebody, false for the usual ones
   * @param agent whether keys of the agent are offered too
   * @param password for password and keyboard-interactive, or null
   */
  record Login(
      List<String> methods,
      List<Path> identityFiles,
      Named named,
      Agent agent,
      @Nullable Secret password) {
    Login {
      methods = List.copyOf(methods);
      identityFiles = List.copyOf(identityFiles);
    }
  }

  /** Who named the identity files. */
  enum Named {
    BY_SETTINGS,
    BY_DEFAULT
  }

  /** Which keys of the agent are offered. */
  enum Agent {
    ALL_KEYS,
    IDENTITY_FILES_ONLY
  }

  enum Compression {
    ON,
    OFF
  }

  /**
   * How a dead server is noticed.
   *
   * @param interval between questions while nothing comes; zero never asks
   * @param count how many questions may stay without an answer
   */
  record Keepalive(Duration interval, int count) {}

  SshTarget {
    jumps = List.copyOf(jumps);
  }
}
