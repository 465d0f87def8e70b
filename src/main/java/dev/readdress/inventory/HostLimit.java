package dev.readdress.inventory;

import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code --limit} says: a pattern in which {@code @FILE} stands for the lines of a file. */
public final class HostLimit {
  private static final long MOST_BYTES = 1 << 20;

  private HostLimit() {}

  /**
   * The pattern of a limit. Each line of a file is one term, as it stands.
   *
   * @param directory where a relative file is looked for
   * @throws ProblemException when a file cannot be read
   */
  public static HostPattern of(String text, Path directory) {
    List<String> terms = new ArrayList<>();
    Problems problems = new Problems();
    for (String term : HostPattern.split(text)) {
      if (term.startsWith("@")) {
        terms.addAll(lines(term, directory, problems));
      } else {
        terms.add(term);
      }
    }
    problems.throwIfAny();
    return new HostPattern(terms, "--limit");
  }

  private static List<String> lines(String term, Path directory, Problems problems) {
    Path file = directory.resolve(term.substring(1));
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        return Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
      }
    } catch (IOException e) {
      // Told below, together with files that are missing or no files.
    }
    problems.add(
        "--limit",
        "the file of '" + term + "' cannot be read",
        "Name a text file after @ that holds one host or pattern per line.");
    return List.of();
  }
}
