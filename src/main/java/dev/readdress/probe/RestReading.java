package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Read;
import dev.readdress.connection.Fetched;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.RestAnswers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what one Patroni answered on the node itself. */
final class RestReading {
  private final Sections sections;
  private final String pid;

  RestReading(Sections sections, int pid) {
    this.sections = sections;
    this.pid = Integer.toString(pid);
  }

  Read<PatroniStatus> status() {
    return answer("patroni", RestAnswers::status);
  }

  Read<ClusterView> cluster() {
    return answer("cluster", RestAnswers::cluster);
  }

  Read<DynamicConfiguration> dynamicConfiguration() {
    return answer("config", RestAnswers::configuration);
  }

  OptionalInt historyTimeline() {
    return body("history").value().map(RestAnswers::historyTimeline).orElseGet(OptionalInt::empty);
  }

  private <T> Read<T> answer(String path, Function<Bytes, Optional<T>> parser) {
    Read<Bytes> body = body(path);
    if (body instanceof Read.Found<Bytes> found) {
      return parser
          .apply(found.found())
          .map(Read::found)
          .orElseGet(() -> Read.unread("GET /" + path + " was not answered as Patroni does"));
    }
    return body.map(never -> parser.apply(never).orElseThrow());
  }

  /** The body of the first answer to a path; of several tries the reason of the last. */
  private Read<Bytes> body(String path) {
    List<Section> tries =
        sections.all("rest").stream()
            .filter(section -> section.key().startsWith(pid + " "))
            .filter(section -> section.key().endsWith("/" + path))
            .toList();
    Read<Bytes> last = notAsked();
    for (Section section : tries) {
      last = body(section);
      if (!(last instanceof Read.Unread<Bytes>)) {
        return last;
      }
    }
    return last;
  }

  private Read<Bytes> notAsked() {
    Read<Bytes> sockets = sections.one("rest-sockets", pid).content();
    return sockets instanceof Read.Unread<Bytes> cannot
        ? cannot
        : Read.unread("it does not answer GET /patroni on the node");
  }

  private Read<Bytes> body(Section section) {
    if (!(section.content() instanceof Read.Found<Bytes> found)) {
      return section.content();
    }
    String url = section.key().substring(pid.length() + 1);
    Optional<Fetched> fetched = Fetched.parse(found.found());
    if (fetched.isEmpty()) {
      return Read.unread("GET " + url + ": more than " + Fetched.MOST + " bytes, or cut off");
    }
    String status = fetched.get().status();
    if (status.equals("502") && url.endsWith("/config")) {
      return Read.absent();
    }
    if (fetched.get().failure().isPresent()) {
      return Read.unread("GET " + url + ": " + fetched.get().failure().get());
    }
    if (!status.equals("200") && !status.equals("-")) {
      return Read.unread("GET " + url + " was answered with status " + status);
    }
    return Read.found(fetched.get().body());
  }
}
