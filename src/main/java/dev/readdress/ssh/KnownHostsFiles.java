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
import org.jspecify.annotations.Nullable;

/** The known_hosts files, each read at most once. */
final class KnownHostsFiles {
  private final Map<Path, KnownHostsFile> files = new HashMap<>();
  private final Map<Path, List<KnownHostsLine>> revoked = new HashMap<>();

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
        revoked(target.node(), hostKeys.revoked()),
        hostKeys.names());
  }

  private synchronized List<KnownHostsLine> revoked(String node, @Nullable Path path)
      throws UnreachableException {
    if (path == null) {
      return List.of();
    }
    List<KnownHostsLine> lines = revoked.get(path);
    if (lines == null) {
      try {
        lines = RevokedKeys.read(path);
      } catch (SettingsException e) {
        throw e.unreachable(node);
      }
      revoked.put(path, lines);
    }
    return lines;
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
                "the known hosts in "
                    + Printable.line(path.toString())
                    + " cannot be read: "
                    + Printable.line(String.valueOf(e.getMessage()), 200),
                "make that file readable, or name another with -o UserKnownHostsFile=FILE"));
      }
      files.put(path, file);
    }
    return file;
  }
}
