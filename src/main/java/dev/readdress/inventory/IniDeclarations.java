package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups that an INI inventory uses before it declares them: every child, and every group with
 * variables, must have a header of its own in some source so far.
 */
final class IniDeclarations {
  private final InventoryDraft draft;
  private final Problems problems;
  private final Map<String, IniLine> variables = new LinkedHashMap<>();
  private final Map<String, Map<String, IniLine>> parents = new LinkedHashMap<>();

  IniDeclarations(InventoryDraft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void header(IniSection header, IniLine line) {
    String group = header.group();
    boolean known = draft.groups().containsKey(group);
    draft.addGroup(group);
    if (header.kind().equals(IniSection.VARS)) {
      if (!known && !parents.containsKey(group)) {
        variables.putIfAbsent(group, line);
      }
      return;
    }
    variables.remove(group);
    Map<String, IniLine> waiting = parents.remove(group);
    if (waiting != null) {
      waiting.forEach((parent, at) -> draft.addChild(parent, group, at.where(0), problems));
    }
  }

  void child(String parent, String child, IniLine line) {
    if (draft.groups().containsKey(child)) {
      draft.addChild(parent, child, line.where(0), problems);
    } else {
      parents.computeIfAbsent(child, c -> new LinkedHashMap<>()).putIfAbsent(parent, line);
    }
  }

  void undeclared() {
    variables.forEach(
        (group, line) ->
            problems.add(
                line.where(1),
                "there are variables for group '" + group + "', which is declared nowhere",
                advice(group)));
    parents.forEach(
        (child, uses) ->
            uses.forEach(
                (parent, line) ->
                    problems.add(
                        line.where(0),
                        "group '" + child + "' is declared nowhere",
                        advice(child))));
  }

  private String advice(String group) {
    List<String> known =
        draft.groups().keySet().stream().filter(name -> !name.equals(group)).toList();
    return Suggestion.sentence(group, known) + "Add a header [" + group + "], even an empty one.";
  }
}
