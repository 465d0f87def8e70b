package dev.readdress.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One situation as it stands in a file under src/test/resources/diagnose (README.md there).
 *
 * @param name its name
 * @param why what only it shows
 * @param lines its other lines, split into words
 */
record SituationText(String name, String why, List<List<String>> lines) {

  /** Every situation of every file, in order of files and lines. */
  static List<SituationText> all() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnose"))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SituationText> read(Path file) {
    try {
      List<SituationText> situations = new ArrayList<>();
      for (String block : Files.readString(file, StandardCharsets.UTF_8).split("\\n\\s*\\n", -1)) {
        if (!block.isBlank()) {
          situations.add(parse(block));
        }
      }
      return situations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SituationText parse(String block) {
    String name = "";
    String why = "";
    List<List<String>> lines = new ArrayList<>();
    for (String line : block.strip().split("\\n", -1)) {
      String rest = line.substring(line.indexOf(' ') + 1).strip();
      if (line.startsWith("situation ")) {
        name = rest;
      } else if (line.startsWith("why ")) {
        why = rest;
      } else {
        lines.add(List.of(line.strip().split("\\s+")));
      }
    }
    if (name.isEmpty() || why.isEmpty()) {
      throw new IllegalArgumentException("a situation needs a name and a why: " + block);
    }
    return new SituationText(name, why, lines);
  }

  /** The lines that begin with this word, without it. */
  List<List<String>> lines(String word) {
    return lines.stream()
        .filter(line -> line.get(0).equals(word))
        .map(line -> line.subList(1, line.size()))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
