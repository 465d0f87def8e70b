package dev.readdress.ask;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.RestAnswers;
import dev.readdress.problem.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * One {@code GET /patroni}, asked as Patroni's own leader asks (ha.py, fetch_node_status): no
 * proxy, no redirect, no retry, any HTTP status, but the body has to be JSON.
 */
final class StatusRequest {
  /** Patroni waits 2 s for each step; a slow but flowing answer may take longer in all. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private static final int LARGEST = 1 << 20;
  private static final int MOST_SHOWN = 200;

  private final Pace pace;
  private final Watchdog watchdog;
  private final FallbackRequest fallback;

  StatusRequest(Pace pace, Watchdog watchdog) {
    this.pace = pace;
    this.watchdog = watchdog;
    this.fallback = new FallbackRequest(pace);
  }

  /**
   * Asks, and asks once more when nothing answered: one lost packet, or a controller that is busy,
   * is not to look like a node that is down.
   *
   * @param certificate what Patroni would show; it is used by a program on the node, so that its
   *     key stays there
   */
  Reply send(
      Connection connection,
      Question question,
      Optional<ClientCertificate> certificate,
      Deadline deadline) {
    Reply first = sendOnce(connection, question, certificate, deadline);
    if (first instanceof Reply.Nothing && !deadline.hasPassed()) {
      return sendOnce(connection, question, certificate, deadline);
    }
    return first;
  }

  private Reply sendOnce(
      Connection connection,
      Question question,
      Optional<ClientCertificate> certificate,
      Deadline deadline) {
    HostPort address = question.address();
    if (address.host().isEmpty()) {
      return new Reply.Nothing("the address has no host");
    }
    if (certificate.isPresent()) {
      return fallback.send(connection, question, certificate, deadline);
    }
    Deadline mine = deadline.within(LONGEST);
    long started = pace.nanoTime();
    HttpHost target = new HttpHost(question.scheme(), address.host(), address.port().orElse(80));
    try (CloseableHttpClient client = NodeHttpClient.through(connection, mine);
        Watchdog.Guard guard = watchdog.watch(mine, client)) {
      Optional<Bytes> body =
          client.execute(target, new HttpGet("/patroni"), StatusRequest::bounded);
      Duration took = Duration.ofNanos(pace.nanoTime() - started);
      return reply(body, took);
    } catch (ForwardingRefusedException e) {
      return fallback.send(connection, question, Optional.empty(), deadline);
    } catch (IOException e) {
      return new Reply.Nothing(why(e, mine));
    }
  }

  private static Optional<Bytes> bounded(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return Optional.of(Bytes.EMPTY);
    }
    try (InputStream stream = entity.getContent()) {
      byte[] body = stream.readNBytes(LARGEST + 1);
      return body.length > LARGEST ? Optional.empty() : Optional.of(Bytes.of(body));
    }
  }

  private static Reply reply(Optional<Bytes> body, Duration took) {
    if (body.isEmpty()) {
      return new Reply.Nothing("the answer is longer than " + LARGEST + " bytes");
    }
    Optional<PatroniStatus> status = RestAnswers.status(body.get());
    if (status.isEmpty()) {
      return new Reply.Nothing("what answers there is no Patroni");
    }
    return new Reply.Status(status.get(), took);
  }

  private static String why(IOException e, Deadline deadline) {
    if (deadline.hasPassed()) {
      return "no answer within " + LONGEST.toSeconds() + " s";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Printable.line(message, MOST_SHOWN);
  }
}
