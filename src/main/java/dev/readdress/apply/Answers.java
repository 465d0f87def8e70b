package dev.readdress.apply;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.Answerers;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Reply;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the answers of one observation. What a node answers to itself is never judged. */
final class Answers {
  /** What one node found at one address. */
  enum Verdict {
    /** The member that should answer answered. */
    RIGHT,
    /** Another one did, or nothing. */
    WRONG,
    /** Something did, and nobody can say who. */
    UNPROVEN,
    /** It was not asked, or the node could not be read. */
    NOT_ASKED
  }

  private final ClusterObservation cluster;
  private final Answerers answerers;

  Answers(ClusterObservation cluster) {
    this.cluster = cluster;
    this.answerers = new Answerers(cluster.members());
  }

  /** What was found from one node at an address that should be that member's. */
  Verdict at(String from, String about, Endpoint endpoint, HostPort address) {
    Verdict best = Verdict.NOT_ASKED;
    for (Answer answer : cluster.answers()) {
      if (answer.question().from().equals(from)
          && answer.question().about().equals(about)
          && answer.question().endpoint() == endpoint
          && SameAddress.holds(endpoint, answer.question().address(), address)) {
        best = verdict(answer);
      }
    }
    return best;
  }

  /** Who gets the right answer from whom at the addresses that are published now. */
  Set<RightAnswer> right() {
    Set<RightAnswer> right = new LinkedHashSet<>();
    for (Answer answer : cluster.answers()) {
      String from = answer.question().from();
      String about = answer.question().about();
      Endpoint endpoint = answer.question().endpoint();
      Optional<HostPort> published =
          cluster.view().member(about).flatMap(listed -> listed.published(endpoint));
      if (!from.equals(about)
          && published.isPresent()
          && at(from, about, endpoint, published.get()) == Verdict.RIGHT) {
        right.add(new RightAnswer(from, about, endpoint));
      }
    }
    return right;
  }

  private Verdict verdict(Answer answer) {
    if (answerers.isRight(answer)) {
      return Verdict.RIGHT;
    }
    Reply reply = answer.reply();
    String about = answer.question().about();
    if (reply instanceof Reply.Status status) {
      return answerers.excludes(about, status.status()) ? Verdict.WRONG : Verdict.UNPROVEN;
    }
    return reply instanceof Reply.Unproven ? Verdict.UNPROVEN : Verdict.WRONG;
  }
}
