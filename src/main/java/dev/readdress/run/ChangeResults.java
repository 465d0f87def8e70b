package dev.readdress.run;

import dev.readdress.plan.FileEdit;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.result.ChangeResult;
import java.util.ArrayList;
import java.util.List;

/** From a plan to the changes of the JSON contract, all in state {@code planned}. */
final class ChangeResults {
  private ChangeResults() {}

  static List<ChangeResult> planned(Plan plan) {
    List<ChangeResult> changes = new ArrayList<>();
    for (MemberChange change : plan.changes()) {
      change.edits().forEach(edit -> changes.add(edit(edit)));
      if (change.reload()) {
        changes.add(reload(change));
      }
    }
    return List.copyOf(changes);
  }

  private static ChangeResult edit(FileEdit edit) {
    return new ChangeResult(
        edit.member(),
        "edit",
        edit.file(),
        edit.setting(),
        edit.oldValue().orElse(null),
        edit.newValue().isEmpty() ? null : edit.newValue(),
        "planned",
        null);
  }

  private static ChangeResult reload(MemberChange change) {
    return new ChangeResult(change.member(), "reload", null, null, null, null, "planned", null);
  }
}
