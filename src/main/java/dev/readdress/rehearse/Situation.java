package dev.readdress.rehearse;

import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import dev.readdress.rehearse.Rehearsal.When;
import java.util.List;
import java.util.Optional;

/**
 * One leader about to decide on one candidate.
 *
 * @param scene the cluster
 * @param when against which state of things
 * @param from the deciding member: the leader, or one that would lead after a switchover
 * @param candidate the candidate as the DCS lists it
 * @param seen what the deciding member's node gets at the candidate's REST address
 */
record Situation(Scene scene, When when, String from, Listed candidate, Seen seen) {
  static Situation of(Scene scene, When when, String from, Listed candidate) {
    return new Situation(
        scene, when, from, candidate, scene.seen(from, candidate.name(), Endpoint.RESTAPI));
  }

  /** The same leader about to decide on another candidate. */
  Situation about(Listed other) {
    return of(scene, when, from, other);
  }

  String to() {
    return candidate.name();
  }

  /** The version of the deciding member's Patroni, whose rules hold. */
  PatroniVersion version() {
    return scene.version(from);
  }

  /**
   * True when the deciding member leads today. Otherwise it leads only after a switchover, and what
   * depends on roles (lag, timeline, the synchronous set) is not what it is now.
   */
  boolean leadsNow() {
    return scene.cluster().view().leader().filter(leader -> leader.name().equals(from)).isPresent();
  }

  /** The shared settings; Patroni's defaults when unread, which a rule of its own says. */
  DynamicConfiguration settings() {
    return scene.settings().orElseGet(DynamicConfiguration::defaults);
  }

  SynchronousMode synchronousMode() {
    return SynchronousMode.of(scene, version());
  }

  /** True when the DCS lists the candidate as a synchronous standby, also one of a quorum. */
  boolean isInSyncSet() {
    return candidate.role().equals("sync_standby") || candidate.role().equals("quorum_standby");
  }

  Optional<PatroniStatus> status() {
    return seen.status();
  }

  /** The tag of the candidate in the DCS that forbids promotion, if there is one. */
  Optional<String> tagInDcs() {
    return NofailoverTag.of(version()).forbidding(candidate.tags());
  }

  /**
   * True when the candidate may race for the lock once the leader has stepped down, by its own tags
   * and its own version's rules. From 2.1.5 on only synchronous standbys race in synchronous mode
   * (ha.py, Ha.is_healthiest_node, 3.0.2 to 4.1.5, not in 2.0.2; release notes of 2.1.2 and 2.1.5).
   */
  boolean mayRace() {
    PatroniVersion own = scene.version(to());
    boolean outside =
        leadsNow()
            && own.isAtLeast(2, 1, 5)
            && SynchronousMode.of(scene, own) != SynchronousMode.OFF
            && !isInSyncSet();
    return !outside && NofailoverTag.of(own).forbidding(candidate.tags()).isEmpty();
  }

  /**
   * The tag by which the candidate's own version never leads, where the deciding member's version
   * does not know it.
   */
  Optional<String> ownRefusal() {
    return tagInDcs().isPresent()
        ? Optional.empty()
        : NofailoverTag.of(scene.version(to())).forbidding(candidate.tags());
  }

  /** The members beside the deciding one and the candidate. */
  List<Listed> thirdMembers() {
    return scene.others(from).stream().filter(other -> !other.name().equals(to())).toList();
  }

  /** True when whoever answers at the candidate's address may be another one by then. */
  boolean answerMayMove() {
    return !leadsNow()
        && !scene.addresses().isPlanned(to(), Endpoint.RESTAPI)
        && seen.address().flatMap(address -> address.address()).filter(scene::floats).isPresent();
  }
}
