package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;

/** What the changes of a plan bring with them, in words for whoever has to say yes. */
final class Impact {
  private Impact() {}

  static List<Reason> of(ClusterObservation cluster, List<MemberChange> changes) {
    List<Reason> impact = new ArrayList<>();
    for (MemberChange change : changes) {
      if (change.reload()) {
        impact.add(
            Reason.of(
                PlanCode.RELOAD_ACTIVATES_FILE,
                "a reload of %s activates everything that its files hold"
                    .formatted(change.member())));
      }
      boolean leads =
          cluster.view().leader().filter(one -> one.name().equals(change.member())).isPresent();
      if (change.risk() == Risk.DATA && leads) {
        impact.add(
            Reason.of(
                PlanCode.REPLICAS_RECONNECT,
                "replicas reconnect to %s at its new address".formatted(change.member())));
      }
    }
    return impact;
  }
}
