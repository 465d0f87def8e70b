package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.LoginQuestion;
import java.util.List;

/** Which replication logins have to be tried before a plan can be judged. */
public final class PlannedLogins {
  private PlannedLogins() {}

  /**
   * Those to the new PostgreSQL addresses of a plan, and to the addresses that they replace; those
   * left out that the observation holds already. None for a plan that publishes no other PostgreSQL
   * address.
   */
  public static List<LoginQuestion> of(ClusterObservation cluster, Plan plan) {
    return LoginPair.of(cluster, plan.changes()).stream()
        .flatMap(pair -> pair.questions().stream())
        .filter(question -> cluster.login(question).isEmpty())
        .distinct()
        .toList();
  }
}
