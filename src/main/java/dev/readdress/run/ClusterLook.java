package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.plan.PlannedLogins;
import java.util.List;

/**
 * Walks the line for one cluster. A plan that would publish another PostgreSQL address costs one
 * more visit to the nodes, where the logins are tried, and the line is walked again with what came
 * of them; any other plan costs nothing here.
 */
final class ClusterLook {
  private final Surveyor surveyor;
  private final ClusterLine line;

  ClusterLook(Surveyor surveyor, ClusterLine line) {
    this.surveyor = surveyor;
    this.line = line;
  }

  /** What is to be said of a cluster whose questions are answered. */
  ClusterOutcome at(ClusterObservation asked) throws InterruptedException {
    ClusterOutcome outcome = line.walk(asked);
    List<LoginQuestion> logins = PlannedLogins.of(asked, outcome.plan());
    return logins.isEmpty() ? outcome : line.walk(surveyor.logIn(asked, logins));
  }
}
