package dev.readdress.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ways up from a group, through groups that are known to have no circle. */
final class GroupWalk {
  private final Map<String, GroupDraft> groups;

  GroupWalk(Map<String, GroupDraft> groups) {
    this.groups = groups;
  }

  /** Every group above, nearest first. */
  List<String> ancestors(String group) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> ahead = new ArrayDeque<>(parents(group));
    while (!ahead.isEmpty()) {
      String next = ahead.remove();
      if (seen.add(next)) {
        ahead.addAll(parents(next));
      }
    }
    return List.copyOf(seen);
  }

  private Set<String> parents(String name) {
    GroupDraft group = groups.get(name);
    return group == null ? Set.of() : group.parents();
  }

  /** How far a group is from the top along the longest way. */
  int depth(String name) {
    int depth = 0;
    Set<String> level = parents(name);
    while (!level.isEmpty()) {
      depth++;
      Set<String> above = new LinkedHashSet<>();
      for (String parent : level) {
        above.addAll(parents(parent));
      }
      level = above;
    }
    return depth;
  }
}
