package dev.readdress.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has moved since a plan was saved: the saved one beside the one that would be made now. Any
 * difference is one; nothing is guessed to be harmless. Pure.
 */
public final class PlanComparison {
  private final PlannedCluster saved;
  private final PlannedCluster now;
  private final List<String> moved = new ArrayList<>();

  private PlanComparison(PlannedCluster saved, PlannedCluster now) {
    this.saved = saved;
    this.now = now;
  }

  /** True when both are of the same cluster, whatever has happened to it. */
  public static boolean areOfOneCluster(PlannedCluster one, PlannedCluster other) {
    return one.scope().equals(other.scope())
        && one.namespace().equals(other.namespace())
        && Objects.equals(one.group(), other.group());
  }

  /** What has moved, a sentence each; empty when doing it now is doing what was saved. */
  public static List<String> moved(PlannedCluster saved, PlannedCluster now) {
    PlanComparison comparison = new PlanComparison(saved, now);
    comparison.cluster();
    comparison.members();
    comparison.changes();
    comparison.impact();
    return List.copyOf(comparison.moved);
  }

  private void cluster() {
    compare("the system identifier", saved.systemIdentifier(), now.systemIdentifier());
    compare("the leader", saved.leader(), now.leader());
    compare("the timeline", saved.timeline(), now.timeline());
  }

  /** What other changes bring with them is no news. */
  private void impact() {
    if (moved.isEmpty()) {
      compare("what the changes bring with them", saved.impact(), now.impact());
    }
  }

  private void compare(String what, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      moved.add(what + " was " + shown(before) + ", now it is " + shown(after));
    }
  }

  private static Object shown(@Nullable Object value) {
    return value == null ? "unknown" : value;
  }

  private void members() {
    Map<String, PlannedCluster.Member> before = new LinkedHashMap<>();
    saved.members().forEach(member -> before.put(member.name(), member));
    Map<String, PlannedCluster.Member> after = new LinkedHashMap<>();
    now.members().forEach(member -> after.put(member.name(), member));
    for (String name : both(before.keySet(), after.keySet())) {
      PlannedCluster.Member was = before.get(name);
      PlannedCluster.Member is = after.get(name);
      if (was == null) {
        moved.add(name + " was not a member");
      } else if (is == null) {
        moved.add(name + " is not an observed member any more");
      } else {
        compare("Patroni of " + name, was.patroniVersion(), is.patroniVersion());
        compare("PostgreSQL of " + name, was.serverVersion(), is.serverVersion());
      }
    }
  }

  private void changes() {
    Map<String, PlannedCluster.Change> before = new LinkedHashMap<>();
    saved.changes().forEach(change -> before.put(change.member(), change));
    Map<String, PlannedCluster.Change> after = new LinkedHashMap<>();
    now.changes().forEach(change -> after.put(change.member(), change));
    for (String name : both(before.keySet(), after.keySet())) {
      PlannedCluster.Change was = before.get(name);
      PlannedCluster.Change is = after.get(name);
      if (was == null) {
        moved.add(name + " would be changed too, and is not in the plan");
      } else if (is == null) {
        moved.add("nothing is to be changed for " + name + " any more");
      } else {
        change(was, is);
      }
    }
  }

  private void change(PlannedCluster.Change was, PlannedCluster.Change is) {
    if (was.equals(is)) {
      return;
    }
    int known = moved.size();
    moved.addAll(was.loads().asFiles().moved(was.member(), is.loads().asFiles()));
    compare("the host of " + was.member(), was.host(), is.host());
    compare("what " + was.member() + " is to publish", was.expected(), is.expected());
    if (moved.size() == known) {
      moved.add("what is to be done for " + was.member() + " is not what was planned");
    }
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }
}
