package dev.readdress.cluster;

import dev.readdress.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A running Patroni.
 *
 * @param pid its process id in the node's own namespace
 * @param startTime when it started, in clock ticks after boot (proc(5), /proc/PID/stat field 22):
 *     with the pid it names one process for good
 * @param arguments its command line
 * @param user the user that it runs as
 * @param catchesHup true when SIGHUP is caught (proc(5), SigCgt): a HUP before the handlers exist
 *     kills Patroni
 * @param unit the systemd unit, where there is one
 * @param sameNamespaces true when it lives in the node's own mount and network namespaces, not in a
 *     container
 */
public record PatroniProcess(
    int pid,
    long startTime,
    List<String> arguments,
    String user,
    boolean catchesHup,
    Optional<String> unit,
    boolean sameNamespaces) {
  public PatroniProcess {
    arguments = List.copyOf(arguments);
  }

  /** SHA-256 of the command line as /proc/PID/cmdline shows it: each argument with a NUL. */
  public String commandLineHash() {
    return Bytes.ofUtf8(
            arguments.stream().map(argument -> argument + "\0").collect(Collectors.joining()))
        .sha256();
  }

  /** The path by which the node finds a file that the process knows under that path. */
  public String onTheNode(String path) {
    if (!path.startsWith("/")) {
      return "/proc/" + pid + "/cwd/" + path;
    }
    return sameNamespaces ? path : "/proc/" + pid + "/root" + path;
  }
}
