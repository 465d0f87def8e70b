package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import java.util.List;

/**
 * An INI inventory (ansible-core 2.14, plugins/inventory/ini.py): before the first header come
 * hosts without a group; values are Python literals where they are such, else text.
 */
final class IniInventory {
  private static final List<String> KINDS =
      List.of(IniSection.HOSTS, IniSection.CHILDREN, IniSection.VARS);

  private final InventoryDraft draft;
  private final Problems problems;
  private final IniDeclarations declarations;
  private IniSection section = new IniSection(InventoryDraft.UNGROUPED, IniSection.HOSTS);

  IniInventory(InventoryDraft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.declarations = new IniDeclarations(draft, problems);
  }

  void read(String file, Bytes bytes) {
    IniLine.Lines lines = IniLine.of(file, bytes);
    lines.lines().forEach(this::line);
    lines
        .unreadable()
        .ifPresent(
            number ->
                problems.add(
                    file + ":" + number + ":1",
                    "this line is not UTF-8 text, or is longer than any inventory's",
                    "Save the file as UTF-8."));
    declarations.undeclared();
  }

  private void line(IniLine line) {
    IniSection header = IniSection.parse(line.text()).orElse(null);
    if (header != null) {
      section(header, line);
    } else if (line.text().startsWith("[") && line.text().endsWith("]")) {
      problems.add(
          line.where(0),
          "'" + Printable.line(line.text(), 60) + "' is not a section header",
          "Write [group], [group:children] or [group:vars], without blanks.");
    } else {
      switch (section.kind()) {
        case IniSection.CHILDREN -> child(line);
        case IniSection.VARS -> variable(line);
        default -> hosts(line);
      }
    }
  }

  private void section(IniSection header, IniLine line) {
    if (!KINDS.contains(header.kind())) {
      problems.add(
          line.where(header.group().length() + 2),
          "'" + header.kind() + "' is no kind of section",
          Suggestion.sentence(header.kind(), KINDS)
              + "Write [group], [group:children] or [group:vars].");
    }
    section = header;
    declarations.header(header, line);
  }

  private void child(IniLine line) {
    IniSection.childName(line.text())
        .ifPresentOrElse(
            child -> declarations.child(section.group(), child, line),
            () ->
                problems.add(
                    line.where(0),
                    "below [" + section.group() + ":children] comes one group name a line",
                    "Put hosts below ["
                        + section.group()
                        + "] and variables below ["
                        + section.group()
                        + ":vars]."));
  }

  private void variable(IniLine line) {
    int equals = line.text().indexOf('=');
    if (equals < 0) {
      problems.add(
          line.where(0),
          "below [" + section.group() + ":vars] comes one key=value a line",
          "Write key=value; the next header ends the variables.");
      return;
    }
    String value = line.text().substring(equals + 1);
    int indent = value.length() - value.stripLeading().length();
    Value parsed = PythonLiteral.of(value.strip(), line.where(equals + 1 + indent));
    draft.set(
        section.group(), new Variable(line.text().substring(0, equals).strip(), parsed), problems);
  }

  private void hosts(IniLine line) {
    IniHosts hosts = IniHosts.read(line, problems);
    for (String name : hosts.names().names()) {
      draft.addHost(name, section.group(), hosts.names().port(), line.where(0));
      hosts.variables().forEach(variable -> draft.set(name, variable, problems));
    }
  }
}
