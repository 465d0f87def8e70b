package dev.readdress.run;

import dev.readdress.ask.Asker;
import dev.readdress.ask.Logins;
import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Grouping;
import dev.readdress.cluster.Login;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Questions;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Observes one cluster: puts the questions, and visits its nodes again after a change. */
final class Surveyor {
  private final RunRequest request;
  private final RunServices services;
  private final Sessions sessions;
  private final Scout scout;

  Surveyor(RunRequest request, RunServices services, Sessions sessions, Scout scout) {
    this.request = request;
    this.services = services;
    this.sessions = sessions;
    this.scout = scout;
  }

  /** The same cluster with every question answered. */
  ClusterObservation ask(ClusterObservation cluster) throws InterruptedException {
    Deadline deadline = Deadline.after(services.pace(), request.timeout());
    Asker asker = new Asker(services.pace(), services.forks());
    List<Answer> answers =
        asker.ask(cluster, Questions.of(cluster), connections(cluster, deadline), deadline);
    return cluster.withAnswers(answers);
  }

  /** The same cluster with these logins tried. */
  ClusterObservation logIn(ClusterObservation cluster, List<LoginQuestion> questions)
      throws InterruptedException {
    Deadline deadline = Deadline.after(services.pace(), request.timeout());
    List<Login> logins = new ArrayList<>(cluster.logins());
    logins.addAll(
        new Logins(services.forks())
            .attempt(cluster, questions, connections(cluster, deadline), deadline));
    return cluster.withLogins(logins);
  }

  private Map<String, Connection> connections(ClusterObservation cluster, Deadline deadline)
      throws InterruptedException {
    Map<String, Connection> connections = new HashMap<>();
    for (ObservedMember member : cluster.members()) {
      connection(member, deadline)
          .ifPresent(connection -> connections.put(member.name(), connection));
    }
    return connections;
  }

  private Optional<Connection> connection(ObservedMember member, Deadline deadline)
      throws InterruptedException {
    try {
      return Optional.of(sessions.to(target(member.node().host()), deadline));
    } catch (UnreachableException e) {
      // Its questions are answered with "nothing", which is what is known.
      return Optional.empty();
    }
  }

  /**
   * The cluster as it is now: its nodes visited and asked anew. Empty when no node of it answers
   * for the cluster any more.
   */
  Optional<ClusterObservation> observeAgain(ClusterObservation cluster)
      throws InterruptedException {
    List<Target> targets = targets(cluster);
    List<NodeObservation> nodes = new ArrayList<>();
    for (Visit visit : scout.visit(targets, ignored -> {})) {
      if (visit instanceof Visit.Observed observed) {
        nodes.add(observed.node());
      }
    }
    Map<String, Set<String>> groups =
        targets.stream().collect(Collectors.toMap(Target::host, Target::groups));
    for (ClusterObservation now : Grouping.group(nodes, groups)) {
      if (isTheSame(now, cluster)) {
        return Optional.of(ask(now));
      }
    }
    return Optional.empty();
  }

  /** The hosts of the cluster's members and of its witnesses, in inventory order. */
  List<Target> targets(ClusterObservation cluster) {
    Set<String> hosts =
        cluster.members().stream().map(member -> member.node().host()).collect(Collectors.toSet());
    cluster.witnesses().forEach(witness -> hosts.add(witness.host()));
    return request.targets().stream().filter(target -> hosts.contains(target.host())).toList();
  }

  Target target(String host) {
    return request.targets().stream()
        .filter(target -> target.host().equals(host))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no host of this run: " + host));
  }

  private static boolean isTheSame(ClusterObservation one, ClusterObservation other) {
    return one.scope().equals(other.scope())
        && one.namespace().equals(other.namespace())
        && one.systemIdentifier().equals(other.systemIdentifier())
        && one.members().stream()
            .map(ObservedMember::name)
            .anyMatch(name -> other.member(name).isPresent());
  }
}
