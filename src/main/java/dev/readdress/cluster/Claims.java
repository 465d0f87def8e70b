package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who claims to be which member of one cluster. A member that more than one process claims is
 * nobody's: which of them is right is not chosen here.
 */
final class Claims {
  private final List<Instance> all;
  private final List<Instance> found;
  private final ClusterView view;

  /**
   * The claims on the members of a cluster.
   *
   * @param all every instance of the run
   * @param found those that are of this cluster by their own answers
   * @param view the members that it lists
   */
  Claims(List<Instance> all, List<Instance> found, ClusterView view) {
    this.all = List.copyOf(all);
    this.found = List.copyOf(found);
    this.view = view;
  }

  /** The claim of one process on a member: the only one. */
  Optional<Instance> only(ClusterView.Listed listed) {
    List<Instance> claimants = claimants(listed.name());
    return claimants.size() == 1
        ? found.stream().filter(instance -> claims(instance, listed.name())).findFirst()
        : Optional.empty();
  }

  /** Nobody at all claims the member. */
  boolean isUnclaimed(ClusterView.Listed listed) {
    return claimants(listed.name()).isEmpty()
        || found.stream().noneMatch(instance -> claims(instance, listed.name()));
  }

  /** What makes it uncertain who the members are. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    for (ClusterView.Listed listed : view.members()) {
      List<Instance> claimants = claimants(listed.name());
      if (claimants.size() > 1) {
        doubts.add(contested(listed.name(), claimants));
      }
    }
    for (Instance instance : distinct(found)) {
      if (instance.name().flatMap(view::member).isEmpty()) {
        doubts.add(unlisted(instance));
      }
    }
    return doubts;
  }

  /**
   * Those that are set up for this scope, that nobody could ask, and that are none of the listed
   * members: it may be that they are, or were, members too.
   */
  List<Doubt> silent() {
    List<Doubt> doubts = new ArrayList<>();
    for (Instance instance : distinct(all)) {
      if (isSilent(instance)
          && isSetUpAlike(instance)
          && instance.name().flatMap(view::member).isEmpty()) {
        doubts.add(silent(instance));
      }
    }
    return doubts;
  }

  /** Different processes; one that was seen under two names of its host counts once. */
  private List<Instance> claimants(String name) {
    return distinct(
        all.stream()
            .filter(instance -> claims(instance, name))
            .filter(instance -> found.contains(instance) || isBeside(instance))
            .toList());
  }

  /**
   * Of this cluster at another moment; or silent, on the same node, and set up as the same member.
   * What the files of a silent one on another node say joins nothing: every Debian cluster is
   * {@code 15-main}.
   */
  private boolean isBeside(Instance instance) {
    return isSilent(instance)
        ? isSetUpAlike(instance) && found.stream().anyMatch(other -> areOnOneNode(instance, other))
        : found.stream().anyMatch(instance::isBeside);
  }

  private static boolean isSilent(Instance instance) {
    return instance.observed().view().value().isEmpty();
  }

  private boolean isSetUpAlike(Instance instance) {
    Instance first = found.get(0);
    return instance.scope().equals(first.scope()) && instance.namespace().equals(first.namespace());
  }

  private static boolean areOnOneNode(Instance one, Instance other) {
    return one.node().host().equals(other.node().host());
  }

  private static boolean claims(Instance instance, String name) {
    return instance.name().filter(name::equals).isPresent();
  }

  private static List<Instance> distinct(List<Instance> instances) {
    List<Instance> distinct = new ArrayList<>();
    for (Instance instance : instances) {
      if (distinct.stream().noneMatch(instance::isTheSameAs)) {
        distinct.add(instance);
      }
    }
    return distinct;
  }

  private static Doubt contested(String name, List<Instance> claimants) {
    return new Doubt(
        name,
        "%d processes claim to be %s: %s"
            .formatted(
                claimants.size(),
                name,
                claimants.stream().map(Instance::place).collect(Collectors.joining("; "))),
        "find out which of them is the member, and end the others; a machine that was copied needs a name"
            + " and a data directory of its own for its Patroni");
  }

  private static Doubt unlisted(Instance instance) {
    String name = instance.name().orElse("a Patroni without a name");
    return new Doubt(
        name,
        "%s runs (%s), and its own answer to GET /cluster does not list it"
            .formatted(name, instance.place()),
        "look at its log: it may have lost the DCS, or have another name there");
  }

  private static Doubt silent(Instance instance) {
    String name = instance.name().orElse("a Patroni without a name");
    return new Doubt(
        name,
        "%s is set up for this cluster and runs (%s), is not listed, and its answer to GET /cluster could not be read"
            .formatted(name, instance.place()),
        "look at its log; start it anew when it hangs, or stop it when it is of no use any more");
  }
}
