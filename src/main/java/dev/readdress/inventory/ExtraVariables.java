package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code -e} says: {@code name=value} pairs, whose values are text, a mapping in YAML or JSON,
 * or {@code @FILE}. Later ones win, and all of them win over every other variable (ansible-core,
 * utils/vars.py, load_extra_vars).
 */
public final class ExtraVariables {
  private static final String OPTION = "-e";
  private static final String FIX =
      "Write -e name=value, -e '{\"name\": value}' or -e @FILE, where FILE holds variables.";

  private final Path directory;
  private final Vault vault;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param directory where relative files start
   * @param vault opens vaulted files
   * @param problems takes what is wrong
   */
  public ExtraVariables(Path directory, Vault vault, Problems problems) {
    this.directory = directory;
    this.vault = vault;
    this.problems = problems;
  }

  /** The variables of all options, in the order in which they were given. */
  public Variables of(List<String> typed) {
    Variables variables = Variables.NONE;
    for (String one : typed) {
      variables = variables.overriddenBy(read(one));
    }
    return variables;
  }

  private Variables read(String typed) {
    if (typed.startsWith("@")) {
      String file = typed.substring(1);
      return VariablesFile.read(file, directory.resolve(file), vault, problems);
    }
    if (typed.startsWith("{") || typed.startsWith("[") || typed.startsWith("/")) {
      return document(typed);
    }
    return pairs(typed);
  }

  private Variables document(String typed) {
    if (!typed.startsWith("{")) {
      problems.add(OPTION + " " + typed, "these are no variables", FIX);
      return Variables.NONE;
    }
    return DataFile.read(OPTION, Bytes.ofUtf8(typed), problems, new Problems())
        .map(value -> VariablesFile.variables(value, problems))
        .orElse(Variables.NONE);
  }

  private Variables pairs(String typed) {
    List<Variable> variables = new ArrayList<>();
    try {
      for (ShellWords.Word word : ShellWords.split(withoutComments(typed))) {
        int equals = word.text().indexOf('=');
        if (equals > 0) {
          String where = OPTION + ":1:" + word.column();
          variables.add(
              new Variable(
                  word.text().substring(0, equals).strip(),
                  new Value.Text(word.text().substring(equals + 1), where)));
        } else {
          problems.add(OPTION + ":1:" + word.column(), "'" + word.text() + "' has no value", FIX);
        }
      }
    } catch (ShellWords.UnbalancedException e) {
      problems.add(OPTION + ":1:" + e.column(), String.valueOf(e.getMessage()), "Close the quote.");
    }
    return Variables.of(variables);
  }

  /** Unlike a line of an INI file, an option has no comments: a password may hold a {@code #}. */
  private static String withoutComments(String typed) {
    boolean quoted = typed.contains("'") || typed.contains("\"");
    return quoted ? typed : typed.replace("\\", "\\\\").replace("#", "\\#");
  }
}
