package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a directory belongs to an inventory: everything, in the order of the names, but hidden
 * files, {@code group_vars}, {@code host_vars}, {@code vars_plugins}, and the extensions that
 * Ansible passes over ({@code INVENTORY_IGNORE_EXTS} of ansible-core 2.14; {@code .ini} is one).
 */
final class SourceDirectory {
  private static final Set<String> IGNORED_NAMES =
      Set.of("group_vars", "host_vars", "vars_plugins");
  private static final List<String> IGNORED_ENDS =
      List.of(
          "~", ".orig", ".cfg", ".retry", ".ini", ".pyc", ".pyo", ".swp", ".bak", ".rpm", ".md",
          ".txt", ".rst");

  private SourceDirectory() {}

  static List<Path> entries(SourceFile directory, Problems problems) {
    try (Stream<Path> entries = Files.list(directory.path())) {
      return entries
          .filter(path -> isRead(String.valueOf(path.getFileName())))
          .sorted(FileOrder.BY_NAME)
          .toList();
    } catch (IOException e) {
      problems.add(
          directory.name(),
          "this directory cannot be read",
          "Give the user who runs readdress the right to read it.");
      return List.of();
    }
  }

  private static boolean isRead(String name) {
    return !name.startsWith(".")
        && !IGNORED_NAMES.contains(name)
        && IGNORED_ENDS.stream().noneMatch(name::endsWith);
  }
}
