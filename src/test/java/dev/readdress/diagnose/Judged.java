package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.network.HostPort;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcome of a situation in the words of its {@code expect} lines. */
final class Judged {
  private Judged() {}

  static Map<String, String> by(Rules rules, SituationText situation) {
    SimulatedCluster cluster = new SimulatedCluster(situation);
    return by(rules, cluster.observe(), cluster.hints());
  }

  /** Every endpoint that is not ok, with its verdict and what it should advertise. */
  static Map<String, String> by(Rules rules, ClusterObservation cluster, Hints hints) {
    Map<String, String> judged = new TreeMap<>();
    new Diagnoser(rules)
        .diagnose(cluster, hints)
        .endpoints()
        .filter(one -> !one.isOk())
        .forEach(one -> judged.put(one.member() + " " + one.endpoint().section(), outcome(one)));
    return judged;
  }

  private static String outcome(EndpointDiagnosis one) {
    if (!one.candidates().isEmpty()) {
      return one.candidates().stream()
          .map(HostPort::toString)
          .sorted()
          .collect(Collectors.joining(",", one.verdict().label() + " candidates=", ""));
    }
    return one.right()
        .map(right -> one.verdict().label() + " " + right)
        .orElse(one.verdict().label());
  }
}
