package dev.readdress.ask;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connection;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts questions from the nodes on which they are to be asked, all at once. */
public final class Asker {
  private final Pace pace;
  private final Forks forks;

  public Asker(Pace pace, Forks forks) {
    this.pace = pace;
    this.forks = forks;
  }

  /**
   * Asks everything.
   *
   * @param cluster the cluster that the questions are about; it knows the members' postmasters
   * @param connections the way into the node of each member, by member; a question from a member
   *     that has none is answered with nothing
   * @return one answer for each question, in their order
   * @throws InterruptedException when the run is asked to end at once
   */
  public List<Answer> ask(
      ClusterObservation cluster,
      List<Question> questions,
      Map<String, Connection> connections,
      Deadline deadline)
      throws InterruptedException {
    ServerQuestions servers =
        new ServerQuestions(cluster, connections, names(questions), forks, deadline);
    Map<Endpoint, Iterator<Reply>> replies = new EnumMap<>(Endpoint.class);
    FanOut.values(
            "ask",
            List.of(Endpoint.values()),
            endpoint -> {
              List<Question> about = about(endpoint, questions);
              List<Reply> got =
                  endpoint == Endpoint.POSTGRESQL
                      ? servers.replies(about)
                      : statuses(cluster, about, connections, deadline);
              return Map.entry(endpoint, got.iterator());
            })
        .forEach(each -> replies.put(each.getKey(), each.getValue()));
    List<Answer> answers = new ArrayList<>(questions.size());
    for (Question question : questions) {
      Reply reply = Objects.requireNonNull(replies.get(question.endpoint())).next();
      answers.add(new Answer(question, reply, resolved(cluster, question, servers)));
    }
    return List.copyOf(answers);
  }

  private static Set<String> names(List<Question> questions) {
    return questions.stream()
        .map(Question::address)
        .filter(address -> address.address().isEmpty() && !address.isWildcard())
        .map(HostPort::host)
        .collect(Collectors.toSet());
  }

  private static Set<IpAddress> resolved(
      ClusterObservation cluster, Question question, ServerQuestions servers) {
    return cluster
        .member(question.from())
        .map(from -> servers.resolved(from.node().host(), question.address().host()))
        .orElse(Set.of());
  }

  private static List<Question> about(Endpoint endpoint, List<Question> questions) {
    return questions.stream().filter(question -> question.endpoint() == endpoint).toList();
  }

  private List<Reply> statuses(
      ClusterObservation cluster,
      List<Question> questions,
      Map<String, Connection> connections,
      Deadline deadline)
      throws InterruptedException {
    try (Watchdog watchdog = new Watchdog()) {
      StatusRequest statusRequest = new StatusRequest(pace, watchdog);
      List<Attempt<Reply>> attempts =
          FanOut.map(
              "ask",
              questions,
              question ->
                  reply(
                      question,
                      certificate(cluster, question),
                      connections,
                      statusRequest,
                      deadline));
      return attempts.stream().map(Asker::replyOf).toList();
    }
  }

  /** What the Patroni that would ask shows. */
  private static Optional<ClientCertificate> certificate(
      ClusterObservation cluster, Question question) {
    if (!question.scheme().equals("https")) {
      return Optional.empty();
    }
    return cluster
        .member(question.from())
        .flatMap(member -> ClientCertificate.of(member.instance()));
  }

  private Reply reply(
      Question question,
      Optional<ClientCertificate> certificate,
      Map<String, Connection> connections,
      StatusRequest statusRequest,
      Deadline deadline)
      throws Exception {
    Connection connection = connections.get(question.from());
    if (connection == null) {
      return new Reply.Nothing("the node of " + question.from() + " cannot be reached");
    }
    return forks.run(() -> statusRequest.send(connection, question, certificate, deadline));
  }

  private static Reply replyOf(Attempt<Reply> attempt) {
    if (attempt instanceof Attempt.Failed<Reply> failed) {
      return new Reply.Nothing("asking failed: " + failed.cause());
    }
    return attempt.succeeded().orElseThrow();
  }
}
