package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;

/** One file of variables, in YAML or JSON, vaulted or not. */
public final class VariablesFile {
  private VariablesFile() {}

  /**
   * The variables of a file; what is wrong with it goes to the problems.
   *
   * @param name its name as it is told to people
   */
  public static Variables read(String name, Path path, Vault vault, Problems problems) {
    SourceFile file = new SourceFile(name, path);
    try {
      return vault
          .open(name, file.read(), problems)
          .flatMap(content -> DataFile.read(name, content, problems, new Problems()))
          .map(value -> variables(value, problems))
          .orElse(Variables.NONE);
    } catch (SourceFile.UnreadableException e) {
      problems.add(e.problem());
      return Variables.NONE;
    }
  }

  static Variables variables(Value value, Problems problems) {
    Optional<Variables> variables =
        value instanceof Value.Mapping mapping
            ? Optional.of(VariableName.variables(mapping))
            : Optional.empty();
    if (variables.isEmpty() && !(value instanceof Value.Nothing)) {
      problems.add(
          value.where(),
          "there should be variables, this is " + value.kind(),
          "Write each variable as `name: value`.");
    }
    return variables.orElse(Variables.NONE);
  }
}
