package dev.readdress.inventory;

import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads inventories. Sources are read in the order in which they are given, so that later ones win;
 * then the variable files beside them, then those beside the playbook.
 */
public final class InventoryLoader {
  private final Path directory;
  private final InventoryScripts scripts;
  private final Vault vault;

  /**
   * A loader.
   *
   * @param directory the directory that the user is in: relative sources start there
   * @param scripts runs executable inventories
   * @param vault opens vaulted files
   */
  public InventoryLoader(Path directory, InventoryScripts scripts, Vault vault) {
    this.directory = directory.toAbsolutePath().normalize();
    this.scripts = scripts;
    this.vault = vault;
  }

  /**
   * Loads an inventory as for a command without a playbook.
   *
   * @param sources what {@code -i} names: files, directories, or host lists with a comma
   * @throws ProblemException with every problem of every source: missing, unreadable, of no known
   *     format, or all of them together without a host
   */
  public Inventory load(List<String> sources) {
    return load(sources, List.of());
  }

  /**
   * Loads an inventory as for a playbook, whose own {@code group_vars} and {@code host_vars} win
   * over the inventory's.
   *
   * @param playbookDirectories the directory of the playbook, or none
   * @throws ProblemException as in {@link #load(List)}
   */
  public Inventory load(List<String> sources, List<Path> playbookDirectories) {
    Problems problems = new Problems();
    Problems warnings = new Problems();
    SourceReader reader = new SourceReader(scripts, vault, problems, warnings);
    InventoryDraft draft = new InventoryDraft();
    List<Path> beside = new ArrayList<>();
    for (String source : sources) {
      Path path = directory.resolve(source).normalize();
      if (source.contains(",") && !Files.exists(path)) {
        HostList.read(source, draft);
      } else {
        draft = read(SourceFile.of(directory, path), reader, draft, problems);
        beside.add(Files.isDirectory(path) ? path : path.resolveSibling("").normalize());
      }
    }
    requireHosts(sources, draft, problems, warnings);
    UngroupedRule.apply(draft, problems);
    problems.throwIfAny();
    VariableFiles files = new VariableFiles(directory, vault, problems, warnings);
    Inventory inventory =
        new InventoryAssembly(draft, files, beside, playbookDirectories).inventory(warnings);
    problems.throwIfAny();
    return inventory;
  }

  private InventoryDraft read(
      SourceFile source, SourceReader reader, InventoryDraft draft, Problems problems) {
    if (!Files.exists(source.path())) {
      problems.add(
          source.name(),
          "there is no such inventory",
          "Check the name after -i; a list of hosts needs a comma: -i "
              + source.path().getFileName()
              + ",");
      return draft;
    }
    if (!Files.isDirectory(source.path())) {
      return reader.read(source, draft);
    }
    InventoryDraft result = draft;
    for (Path entry : SourceDirectory.entries(source, problems)) {
      result = read(SourceFile.of(directory, entry), reader, result, problems);
    }
    return result;
  }

  /** Where there is no host, what had no effect is likely the reason. */
  private static void requireHosts(
      List<String> sources, InventoryDraft draft, Problems problems, Problems warnings) {
    if (sources.isEmpty()) {
      problems.add("-i", "no inventory is named", "Name one with -i FILE, or in ansible.cfg.");
    } else if (draft.hosts().isEmpty() && problems.isEmpty()) {
      problems.add(
          String.join(" ", sources),
          "there is no host in the inventory",
          "Add the Patroni nodes, one a line, or name another file with -i.");
      problems.addAll(warnings.list());
    }
  }
}
