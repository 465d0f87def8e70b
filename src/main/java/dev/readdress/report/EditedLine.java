package dev.readdress.report;

import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.MemberResult;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where an edit is.
 *
 * @param host the inventory's name of the node; the member's name when nothing says on which it is
 * @param file the file
 * @param line the line of the value, where it is known
 */
record EditedLine(String host, String file, OptionalInt line) {
  static EditedLine of(ClusterResult cluster, ChangeResult change) {
    Optional<MemberResult> member =
        cluster.members().stream().filter(one -> one.name().equals(change.member())).findFirst();
    String file = Objects.requireNonNullElse(change.file(), "");
    String host = member.map(MemberResult::host).orElse(change.member());
    return new EditedLine(
        host, file, member.map(one -> line(one, change)).orElse(OptionalInt.empty()));
  }

  private static OptionalInt line(MemberResult member, ChangeResult change) {
    String path = Objects.requireNonNullElse(change.path(), "");
    int dot = path.indexOf('.');
    EndpointResult endpoint = member.endpoints().get(dot < 0 ? path : path.substring(0, dot));
    if (endpoint == null || !Objects.equals(endpoint.file(), change.file())) {
      return OptionalInt.empty();
    }
    Integer line = endpoint.line();
    return line == null ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** {@code file:line}. */
  String place() {
    return line.isPresent() ? file + ":" + line.getAsInt() : file;
  }
}
