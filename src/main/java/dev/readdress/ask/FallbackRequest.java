package dev.readdress.ask;

import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Fetched;
import dev.readdress.connection.Frame;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.RestAnswers;
import java.time.Duration;
import java.util.Optional;

/**
 * One {@code GET /patroni} by a program on the node: where its SSH server forbids connections from
 * there, and where Patroni would show a client certificate, whose key never leaves the node. What
 * it took is an upper bound: the way to the node and back is in it.
 */
final class FallbackRequest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Pace pace;

  FallbackRequest(Pace pace) {
    this.pace = pace;
  }

  Reply send(
      Connection connection,
      Question question,
      Optional<ClientCertificate> certificate,
      Deadline deadline) {
    HostPort address = question.address();
    if (address.host().indexOf('\0') >= 0) {
      return new Reply.Nothing("the address holds a NUL character");
    }
    String url = question.scheme() + "://" + address.withDefaultPort(80) + "/patroni";
    long started = pace.nanoTime();
    try {
      Deadline mine = deadline.within(LONGEST);
      Frame frame =
          certificate.isPresent()
              ? NodeScript.status(url, certificate.get(), connection, mine)
              : NodeScript.status(url, connection, mine);
      return reply(frame.one("answer", url), Duration.ofNanos(pace.nanoTime() - started));
    } catch (UnreachableException e) {
      return new Reply.Nothing(e.problem().what());
    }
  }

  private static Reply reply(Frame.Section section, Duration took) {
    if (section.status() != Frame.Status.FOUND) {
      return new Reply.Nothing(section.reason());
    }
    Optional<Fetched> fetched = Fetched.parse(section.body());
    if (fetched.isEmpty()) {
      return new Reply.Nothing("the answer is longer than " + Fetched.MOST + " bytes, or cut off");
    }
    if (fetched.get().failure().isPresent()) {
      return new Reply.Nothing(fetched.get().failure().get());
    }
    return RestAnswers.status(fetched.get().body())
        .<Reply>map(status -> new Reply.Status(status, took))
        .orElseGet(() -> new Reply.Nothing("what answers there is no Patroni"));
  }
}
