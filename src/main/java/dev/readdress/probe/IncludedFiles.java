package dev.readdress.probe;

import dev.readdress.network.Declarations;
import dev.readdress.network.ShellPattern;
import dev.readdress.network.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The files that count: the main one, and of the others those that it includes, directly or through
 * others. A file that merely lies beside them declares nothing.
 *
 * @param active the files that count, in the order in which they are included
 * @param missing patterns that are included and that no file at hand matches
 */
record IncludedFiles(List<TextFile> active, List<String> missing) {
  IncludedFiles {
    active = List.copyOf(active);
    missing = List.copyOf(missing);
  }

  /**
   * Follows the includes from the main file.
   *
   * @param main the path of the main file; without it nothing counts
   * @param files all files at hand
   */
  static IncludedFiles of(
      String main, List<TextFile> files, Function<List<TextFile>, Declarations> parser) {
    Set<TextFile> active = new LinkedHashSet<>();
    Set<String> patterns = new LinkedHashSet<>();
    List<TextFile> next =
        new ArrayList<>(files.stream().filter(file -> file.path().equals(main)).toList());
    while (active.addAll(next)) {
      patterns.addAll(parser.apply(List.copyOf(active)).included());
      next = files.stream().filter(file -> isNamed(patterns, file)).toList();
    }
    List<String> missing =
        patterns.stream()
            .filter(
                pattern ->
                    files.stream().noneMatch(file -> ShellPattern.matches(pattern, file.path())))
            .toList();
    return new IncludedFiles(List.copyOf(active), missing);
  }

  private static boolean isNamed(Set<String> patterns, TextFile file) {
    return patterns.stream().anyMatch(pattern -> ShellPattern.matches(pattern, file.path()));
  }
}
