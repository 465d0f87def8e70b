package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A block of a table of settings.
 *
 * @param title its comment
 * @param variables the host's variables in YAML
 * @param expected the lines after the arrows
 */
record SettingCase(String title, String variables, List<String> expected) {
  static List<SettingCase> read(String file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/inventory/settings", file));
    List<SettingCase> cases = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines.subList(lines.indexOf(""), lines.size())) {
      if (line.startsWith("# ") && !block.isEmpty()) {
        cases.add(of(block));
        block.clear();
      }
      if (!line.isEmpty()) {
        block.add(line);
      }
    }
    cases.add(of(block));
    return cases;
  }

  private static SettingCase of(List<String> block) {
    Map<Boolean, List<String>> lines =
        block.stream().skip(1).collect(Collectors.partitioningBy(line -> line.startsWith("=> ")));
    return new SettingCase(
        block.get(0).substring(2),
        String.join("\n", lines.getOrDefault(false, List.of())),
        lines.getOrDefault(true, List.of()).stream().map(line -> line.substring(3)).toList());
  }

  /** The settings, as text, or what is wrong with them. */
  List<String> actual(Function<HostVariables, String> settings, Problems problems) {
    Value root = DataFile.read("block", Bytes.ofUtf8(variables), problems, problems).orElseThrow();
    Variables read = VariableName.variables((Value.Mapping) root);
    Host node = new Host("node", read, List.of(), false);
    Inventory inventory =
        new Inventory(Map.of(), new LinkedHashMap<>(Map.of("node", node)), node, List.of());
    VariableScope scope = new VariableScope(inventory, Vault.closed(), Variables.NONE);
    String text = settings.apply(new HostVariables(node, scope, problems));
    return problems.isEmpty()
        ? List.of(text)
        : problems.list().stream()
            .map(p -> p.where().replace("block:", "") + " | " + p.what() + " | " + p.fix())
            .toList();
  }

  @Override
  public String toString() {
    return title;
  }
}
