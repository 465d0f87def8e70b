package dev.readdress.playbook;

import dev.readdress.inventory.BecomeDefaults;
import dev.readdress.inventory.HostPattern;
import dev.readdress.inventory.Variables;
import dev.readdress.inventory.VariablesFile;
import dev.readdress.inventory.Vault;
import dev.readdress.inventory.YamlValues;
import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one play. */
final class PlayReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "hosts",
          "serial",
          "max_fail_percentage",
          "vars",
          "vars_files",
          "become",
          "become_user",
          "become_method",
          "tags",
          "tasks");

  private final Path directory;
  private final Vault vault;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param directory the playbook's, where relative files start
   */
  PlayReader(Path directory, Vault vault, Problems problems) {
    this.directory = directory;
    this.vault = vault;
    this.problems = problems;
  }

  Optional<Play> read(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      problems.add(node.where(), "a play is a mapping", "Begin each play with `- hosts: PATTERN`.");
      return Optional.empty();
    }
    Fields fields = new Fields("a play", mapping, problems);
    fields.allow(KEYS);
    HostPattern hosts = hosts(fields, node.where());
    Set<String> tags = Tags.of(fields);
    TaskList tasks = new TaskList(tags, new TaskReader(directory, problems), problems);
    Batches batches = new Batches(fields, problems);
    return Optional.of(
        new Play(
            node.where(),
            fields.text("name").orElse(String.join(",", hosts.terms())),
            hosts,
            batches.serial(),
            batches.failureLimit(),
            become(fields),
            variables(fields),
            tags,
            fields.get("tasks").map(tasks::read).orElse(List.of())));
  }

  private HostPattern hosts(Fields fields, String where) {
    List<String> patterns = fields.texts("hosts");
    HostPattern pattern =
        HostPattern.of(patterns, fields.get("hosts").map(YamlNode::where).orElse(where));
    if (pattern.terms().isEmpty() && fields.get("hosts").isEmpty()) {
      problems.add(where, "the play has no hosts", "Add `hosts: PATTERN`, such as `hosts: all`.");
    }
    return pattern;
  }

  private PlayBecome become(Fields fields) {
    return new PlayBecome(
        fields.flag("become"),
        fields.words("become_method", BecomeDefaults.methods()).stream().findFirst(),
        fields.text("become_user"));
  }

  private Variables variables(Fields fields) {
    Variables variables = Variables.NONE;
    Optional<YamlNode> own = fields.get("vars");
    if (own.isPresent()) {
      variables = YamlValues.variables(own.get(), problems);
    }
    for (String file : fields.texts("vars_files")) {
      Path path = directory.resolve(file);
      variables = variables.overriddenBy(VariablesFile.read(file, path, vault, problems));
    }
    return variables;
  }
}
