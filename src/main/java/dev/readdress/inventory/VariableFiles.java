package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in {@code group_vars} and {@code host_vars} (ansible-core 2.14,
 * plugins/vars/host_group_vars.py): for a name the first that exists of {@code NAME}, {@code
 * NAME.yml}, {@code NAME.yaml}, {@code NAME.json}; a directory stands for all files below it in the
 * order of their names.
 */
final class VariableFiles {
  private static final List<String> EXTENSIONS = List.of("", ".yml", ".yaml", ".json");
  private static final int MOST_DEPTH = 32;

  private final Path directory;
  private final Vault vault;
  private final Problems problems;
  private final Problems warnings;
  private final Map<Path, Variables> read = new HashMap<>();

  /**
   * Files that nobody has read yet.
   *
   * @param directory the directory that the user is in, for names in messages
   */
  VariableFiles(Path directory, Vault vault, Problems problems, Problems warnings) {
    this.directory = directory;
    this.vault = vault;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** What the files of a group or host say, below one directory. */
  Variables of(Path folder, String name) {
    if (name.startsWith("/") || !Files.isDirectory(folder)) {
      return Variables.NONE;
    }
    Variables variables = Variables.NONE;
    for (Path file : files(folder, name)) {
      variables = variables.overriddenBy(read.computeIfAbsent(file, this::read));
    }
    return variables;
  }

  private List<Path> files(Path folder, String name) {
    for (String extension : EXTENSIONS) {
      Path path = folder.resolve(name + extension);
      if (Files.isDirectory(path)) {
        return below(path, 0);
      }
      if (Files.exists(path)) {
        return List.of(path);
      }
    }
    return List.of();
  }

  private List<Path> below(Path folder, int depth) {
    List<Path> files = new ArrayList<>();
    for (Path path : entries(folder)) {
      String name = String.valueOf(path.getFileName());
      String extension = SourceFile.of(directory, path).extension();
      if (name.startsWith(".") || name.endsWith("~")) {
        continue;
      }
      if (Files.isDirectory(path) && extension.isEmpty() && depth < MOST_DEPTH) {
        files.addAll(below(path, depth + 1));
      } else if (Files.isRegularFile(path) && EXTENSIONS.contains(extension)) {
        files.add(path);
      }
    }
    return files;
  }

  private List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted(FileOrder.BY_NAME).toList();
    } catch (IOException e) {
      problems.add(
          SourceFile.of(directory, folder).name(),
          "this directory cannot be read",
          "Give the user who runs readdress the right to read it.");
      return List.of();
    }
  }

  private Variables read(Path path) {
    SourceFile file = SourceFile.of(directory, path);
    try {
      Optional<Bytes> bytes = vault.open(file.name(), file.read(), problems);
      return bytes
          .flatMap(content -> DataFile.read(file.name(), content, problems, warnings))
          .map(this::variables)
          .orElse(Variables.NONE);
    } catch (SourceFile.UnreadableException e) {
      problems.add(e.problem());
      return Variables.NONE;
    }
  }

  private Variables variables(Value value) {
    if (value instanceof Value.Mapping mapping) {
      return VariableName.variables(mapping);
    }
    if (!(value instanceof Value.Nothing)) {
      problems.add(
          value.where(),
          "this file holds " + value.kind() + ", not variables",
          "Write each variable as `name: value`.");
    }
    return Variables.NONE;
  }
}
