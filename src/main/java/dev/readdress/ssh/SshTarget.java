package dev.readdress.ssh;

import dev.readdress.connection.Dialer.AddressFamily;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One SSH server and how to log in there, after everything that has a say was asked: the inventory,
 * the arguments, the configuration files.
 *
 * @param node the inventory's name of the node, or of the jump host on the way to it, for messages
 * @param address the name or address to connect to
 * @param port its port
 * @param user the login user
 * @param hostKeys how the host key is checked
 * @param login what may be tried to log in
 * @param wire how bytes travel
 * @param connectTimeout how long connecting and logging in may take
 * @param jumps the servers to go through, the first one first
 */
record SshTarget(
    String node,
    String address,
    int port,
    String user,
    HostKeys hostKeys,
    Login login,
    Wire wire,
    Duration connectTimeout,
    List<SshTarget> jumps) {

  /**
   * How the host key is checked.
   *
   * @param name the name to look up
   * @param userFiles the user's known_hosts files
   * @param globalFiles the system's
   * @param revoked the list of keys that no host may have, or null when there is none
   * @param names how the name of a learnt key is written
   */
  record HostKeys(
      HostKeyPolicy policy,
      HostName name,
      List<Path> userFiles,
      List<Path> globalFiles,
      @Nullable Path revoked,
      Names names) {
    HostKeys {
      userFiles = List.copyOf(userFiles);
      globalFiles = List.copyOf(globalFiles);
    }
  }

  /** How known_hosts names a host. */
  enum Names {
    PLAIN,
    HASHED
  }

  /**
   * What may be tried to log in.
   *
   * @param methods the authentication methods, in order
   * @param identityFiles private keys, in order
   * @param named who named the files
   * @param agent which keys of the agent are offered
   * @param agentSocket where the agent listens, or null when there is none
   * @param password for password and keyboard-interactive, or null
   */
  record Login(
      List<String> methods,
      List<Path> identityFiles,
      Named named,
      Agent agent,
      @Nullable Path agentSocket,
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

  /**
   * How bytes travel.
   *
   * @param family which addresses of a name are tried
   * @param aliveInterval between questions to a server from which nothing comes; zero never asks
   * @param aliveCount how many questions may stay without an answer
   * @param jschSettings JSch's settings for algorithms and compression
   */
  record Wire(
      AddressFamily family,
      Duration aliveInterval,
      int aliveCount,
      Map<String, String> jschSettings) {
    Wire {
      jschSettings = Map.copyOf(jschSettings);
    }
  }

  SshTarget {
    jumps = List.copyOf(jumps);
  }
}
