package dev.readdress.rehearse;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.plan.Plan;
import dev.readdress.rehearse.Rehearsal.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rehearses every switchover of a cluster, each from the deciding member's point of view and by the
 * rules of its Patroni's version.
 *
 * <p>The request is taken to reach the leader's own Patroni, as patronictl sends it there. A
 * cluster without a leader, or with one member, has no switchover and no rehearsal.
 */
public final class Rehearsals {
  private final Scene scene;
  private final Rehearser rehearser = new Rehearser();

  private Rehearsals(Scene scene) {
    this.scene = scene;
  }

  /**
   * Every switchover as the cluster is: from the leader to each other member and to any, and then
   * from each other member, should it lead, to the leader of today (the way back) and to the
   * others. In the order of the members as the DCS lists them.
   */
  public static List<Rehearsal> of(ClusterObservation cluster, Diagnosis diagnosis) {
    Scene scene = new Scene(cluster, diagnosis, PublishedAddresses.now());
    return new Rehearsals(scene).rehearse(When.NOW, When.RETURN);
  }

  /** The same, with the addresses published that the plan would publish. */
  public static List<Rehearsal> planned(
      ClusterObservation cluster, Diagnosis diagnosis, Plan plan) {
    Scene scene = new Scene(cluster, diagnosis, PublishedAddresses.after(plan));
    return new Rehearsals(scene).rehearse(When.PLANNED, When.PLANNED);
  }

  private List<Rehearsal> rehearse(When now, When later) {
    Optional<Listed> leader = scene.cluster().view().leader();
    if (leader.isEmpty() || scene.cluster().view().members().size() < 2) {
      return List.of();
    }
    List<Rehearsal> rehearsals = new ArrayList<>();
    List<Situation> situations = situations(leader.get().name(), now);
    situations.stream().map(rehearser::named).forEach(rehearsals::add);
    rehearsals.add(rehearser.any(situations));
    for (Listed other : scene.others(leader.get().name())) {
      situations(other.name(), later).stream().map(rehearser::named).forEach(rehearsals::add);
    }
    return List.copyOf(rehearsals);
  }

  private List<Situation> situations(String from, When when) {
    return scene.others(from).stream()
        .map(candidate -> Situation.of(scene, when, from, candidate))
        .toList();
  }
}
