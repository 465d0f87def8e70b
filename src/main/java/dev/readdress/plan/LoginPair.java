package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.LoginReply;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A member that may have to stream from another one, whose PostgreSQL address a plan changes.
 *
 * @param from the one that would log in
 * @param about the one whose address changes
 * @param today where {@code from} logs in today: what is published; empty when that is no address
 * @param planned where it would log in afterwards
 */
record LoginPair(
    ObservedMember from, ObservedMember about, Optional<HostPort> today, HostPort planned) {
  /** What came of a pair's logins. */
  enum Outcome {
    /** The new address works. */
    WORKS,
    /** It works today, as far as anybody can say, and would not afterwards. */
    WOULD_BREAK,
    /** It does not work today, and is not known to work afterwards. */
    BROKEN_TODAY,
    /** Nobody knows. */
    UNTRIED
  }

  /**
   * Every ordered pair whose second member would publish another PostgreSQL address. Whoever may
   * lead tomorrow is streamed from by all others, so every pair counts.
   */
  static List<LoginPair> of(ClusterObservation cluster, List<MemberChange> changes) {
    List<LoginPair> pairs = new ArrayList<>();
    for (MemberChange change : changes) {
      HostPort planned = change.expected().get(Endpoint.POSTGRESQL);
      Optional<ObservedMember> about = cluster.member(change.member());
      if (planned == null || about.isEmpty() || !publishesAnother(change, about.get(), planned)) {
        continue;
      }
      for (ObservedMember from : cluster.members()) {
        if (!from.name().equals(change.member())) {
          pairs.add(new LoginPair(from, about.get(), published(about.get()), ported(planned)));
        }
      }
    }
    return pairs;
  }

  private static boolean publishesAnother(
      MemberChange change, ObservedMember about, HostPort planned) {
    return change.reload()
        && change.corrected().contains(Endpoint.POSTGRESQL)
        && !published(about).equals(Optional.of(ported(planned)));
  }

  private static Optional<HostPort> published(ObservedMember about) {
    return about
        .listed()
        .published(Endpoint.POSTGRESQL)
        .filter(address -> !address.isWildcard())
        .map(LoginPair::ported);
  }

  private static HostPort ported(HostPort address) {
    return address.withDefaultPort(Endpoint.POSTGRESQL.defaultPort());
  }

  /** What has to be tried for this pair. */
  List<LoginQuestion> questions() {
    List<LoginQuestion> questions = new ArrayList<>();
    today.ifPresent(address -> questions.add(new LoginQuestion(from.name(), address)));
    questions.add(new LoginQuestion(from.name(), planned));
    return questions;
  }

  /** What is known of the login at the new address. */
  LoginReply atPlanned(ClusterObservation cluster) {
    return reply(cluster, planned);
  }

  /** What is known of the login at today's address. */
  LoginReply atToday(ClusterObservation cluster) {
    return today
        .map(address -> reply(cluster, address))
        .orElse(new LoginReply.Rejected("what is published is no address"));
  }

  Outcome outcome(ClusterObservation cluster) {
    LoginReply afterwards = atPlanned(cluster);
    if (afterwards instanceof LoginReply.Accepted) {
      return Outcome.WORKS;
    }
    if (atToday(cluster) instanceof LoginReply.Rejected) {
      return Outcome.BROKEN_TODAY;
    }
    return afterwards instanceof LoginReply.Rejected ? Outcome.WOULD_BREAK : Outcome.UNTRIED;
  }

  /** What came of it; a server of another database cluster is no success. */
  private LoginReply reply(ClusterObservation cluster, HostPort address) {
    LoginReply reply =
        cluster
            .login(new LoginQuestion(from.name(), address))
            .orElse(new LoginReply.Untried("it was not asked about"));
    if (reply instanceof LoginReply.Accepted accepted
        && cluster.systemIdentifier().isPresent()
        && !cluster.systemIdentifier().get().equals(accepted.systemIdentifier())) {
      return new LoginReply.Rejected(
          "another database answers there, with system identifier " + accepted.systemIdentifier());
    }
    return reply;
  }
}
