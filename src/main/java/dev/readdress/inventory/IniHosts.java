package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * A host line of an INI inventory: a name, an address or a range, a port perhaps, and variables as
 * {@code key=value}.
 *
 * @param names the hosts
 * @param variables what is set for each of them
 */
record IniHosts(HostNames names, List<Variable> variables) {
  /** Reads the line; what is wrong with it goes to the problems. */
  static IniHosts read(IniLine line, Problems problems) {
    try {
      List<ShellWords.Word> words = ShellWords.split(line.text());
      HostNames names = hosts(words.get(0), line, problems);
      List<Variable> variables = new ArrayList<>();
      for (ShellWords.Word word : words.subList(1, words.size())) {
        variable(word, line, variables, problems);
      }
      return new IniHosts(names, variables);
    } catch (ShellWords.UnbalancedException e) {
      problems.add(
          line.where(e.column() - 1),
          "this line cannot be split into words: " + e.getMessage(),
          "Close the quote, or put a value with quotes or backslashes into single quotes.");
      return new IniHosts(HostNames.read("unreadable", "", new Problems()), List.of());
    }
  }

  private static HostNames hosts(ShellWords.Word word, IniLine line, Problems problems) {
    String name = word.text();
    String where = line.where(word.column() - 1);
    if (name.equals("---")) {
      problems.add(
          where, "'---' begins a YAML file, this is read as INI", "End the file's name in .yml.");
    } else if (name.endsWith(":")) {
      problems.add(
          where,
          "host '" + name + "' ends in a colon",
          "Write a port behind the colon, or end the file's name in .yml if it is YAML.");
    } else if (name.contains("=")) {
      problems.add(
          where,
          "a line of hosts begins with a name, this one with a variable",
          "Write the host first, or move the line below a header [GROUP:vars].");
    }
    return HostNames.read(name, where, problems);
  }

  private static void variable(
      ShellWords.Word word, IniLine line, List<Variable> variables, Problems problems) {
    int equals = word.text().indexOf('=');
    if (equals <= 0) {
      problems.add(
          line.where(word.column() - 1),
          "'" + cut(word.text()) + "' is not key=value",
          "Write variables as key=value without blanks around =, and quote values with blanks.");
      return;
    }
    String where = line.where(word.column() + equals);
    Value value = PythonLiteral.of(word.text().substring(equals + 1), where);
    variables.add(new Variable(word.text().substring(0, equals), value));
  }

  /** Enough of a word to find it; what follows may be a password. */
  private static String cut(String word) {
    return word.length() <= 20 ? word : word.substring(0, 20) + "…";
  }
}
