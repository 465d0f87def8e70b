package dev.readdress.ssh;

import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The known_hosts files, each read at most once. */
final class KnownHostsFiles {
  private final Map<Path, KnownHostsFile> files = new HashMap<>();

  /**
   * The files of one connection.
   *
   * @throws UnreachableException when one is there and cannot be read
   */
  KnownHosts of(SshTarget target) throws UnreachableException {
    SshTarget.HostKeys hostKeys = target.hostKeys();
    return new KnownHosts(
        open(target.node(), hostKeys.userFiles()),
        open(target.node(), hostKeys.globalFiles()),
        hostKeys.names());
  }

  private List<KnownHostsFile> open(String node, List<Path> paths) throws UnreachableException {
    List<KnownHostsFile> result = new ArrayList<>();
    for (Path path : paths) {
      result.add(open(node, path));
    }
    return result;
  }

  private synchronized KnownHostsFile open(String node, Path path) throws UnreachableException {
    KnownHostsFile file = files.get(path);
    if (file == null) {
      try {
        file = new KnownHostsFile(path);
      } catch (IOException e) {
        throw new UnreachableException(
            Cause.HOST_KEY,
            new Problem(
                node,
                "the known hosts in " + Printable.line(path.toString()) + " cannot be read",
                "make that file readable"));
      }
      files.put(path, file);
    }
    return file;
  }
}
