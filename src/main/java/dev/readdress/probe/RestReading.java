package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Read;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.RestAnswers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what one Patroni answered on the node itself. */
final class RestReading {
  /** What the script puts behind a body: the HTTP status, the program that asked, its status. */
  private static final Pattern TRAILER =
      Pattern.compile("\\n(\\d{3}|-)\\n(curl|wget|python3|none) (\\d{1,3})$");

  private static final int LONGEST_TRAILER = 32;

  private final Frame frame;
  private final String pid;

  RestReading(Frame frame, int pid) {
    this.frame = frame;
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
        frame.all("rest").stream()
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
    Read<Bytes> sockets = frame.one("rest-sockets", pid).content();
    return sockets instanceof Read.Unread<Bytes> cannot
        ? cannot
        : Read.unread("it does not answer GET /patroni on the node");
  }

  private Read<Bytes> body(Section section) {
    if (!(section.content() instanceof Read.Found<Bytes> found)) {
      return section.content();
    }
    Bytes all = found.found();
    Bytes end = all.slice(Math.max(0, all.length() - LONGEST_TRAILER), all.length());
    Matcher trailer = TRAILER.matcher(new String(end.toArray(), StandardCharsets.ISO_8859_1));
    String url = section.key().substring(pid.length() + 1);
    if (!trailer.find()) {
      return Read.unread(
          "GET " + url + ": more than " + ProbeScript.MOST_OF_AN_ANSWER + " bytes, or cut off");
    }
    if (trailer.group(2).equals("none")) {
      return Read.unread("the node has neither curl nor wget nor python3 to ask with");
    }
    if (trailer.group(1).equals("502") && url.endsWith("/config")) {
      return Read.absent();
    }
    if (!trailer.group(3).equals("0")) {
      return Read.unread(
          "GET " + url + ": " + trailer.group(2) + " ended with status " + trailer.group(3));
    }
    if (!trailer.group(1).equals("200") && !trailer.group(1).equals("-")) {
      return Read.unread("GET " + url + " was answered with status " + trailer.group(1));
    }
    return Read.found(all.slice(0, all.length() - end.length() + trailer.start()));
  }
}
