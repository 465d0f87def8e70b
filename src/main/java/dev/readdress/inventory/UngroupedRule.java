package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.util.List;

/**
 * What holds for every inventory once its sources are read (ansible-core 2.14, inventory/data.py,
 * reconcile_inventory): every group is below {@code all}; a host is in {@code ungrouped} if and
 * only if it is in no other group but {@code all}.
 */
final class UngroupedRule {
  private UngroupedRule() {}

  static void apply(InventoryDraft draft, Problems problems) {
    for (GroupDraft group : List.copyOf(draft.groups().values())) {
      if (!group.name().equals(InventoryDraft.ALL) && group.parents().isEmpty()) {
        draft.addChild(InventoryDraft.ALL, group.name(), "group '" + group.name() + "'", problems);
      }
    }
    GroupDraft ungrouped = draft.group(InventoryDraft.UNGROUPED);
    for (String host : draft.hosts().keySet()) {
      boolean grouped =
          draft.groups().values().stream()
              .filter(group -> !group.name().equals(InventoryDraft.ALL))
              .filter(group -> !group.name().equals(InventoryDraft.UNGROUPED))
              .anyMatch(group -> group.hosts().contains(host));
      if (grouped) {
        ungrouped.hosts().remove(host);
      } else {
        ungrouped.hosts().add(host);
      }
    }
  }
}
