package dev.readdress.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One situation as it stands in a file under src/test/resources/diagnose (README.md there).
 *
 * @param name its name
 * @param why what only it shows
 * @param lines its other lines, split into words
 */
record SituationText(String name, String why, List<List<String>> lines) {

  private static final Map<String, List<SituationText>> BY_FILE = readAll();

  /** Every situation of every file, in order of files and lines. */
  static List<SituationText> all() {
    return BY_FILE.values().stream().flatMap(List::stream).toList();
  }

  /** The names of the files. */
  static Stream<String> files() {
    return BY_FILE.keySet().stream();
  }

  /** The situations of one file. */
  static List<SituationText> of(String file) {
    return BY_FILE.getOrDefault(file, List.of());
  }

  private static Map<String, List<SituationText>> readAll() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnose"))) {
      Map<String, List<SituationText>> read = new TreeMap<>();
      files
          .filter(file -> file.toString().endsWith(".txt"))
          .forEach(file -> read.put(file.getFileName().toString(), read(file)));
      return read;
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
      } else if (!line.startsWith("#")) {
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

  /** The words of the one line that begins with this word, or these where there is none. */
  List<String> line(String word, String... otherwise) {
    return lines(word).stream().findFirst().orElseGet(() -> List.of(otherwise));
  }

  boolean has(String word) {
    return !lines(word).isEmpty();
  }

  /** What every endpoint that is not ok is to be found, in the words of {@link Judged}. */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    for (List<String> line : lines("expect")) {
      String outcome = line.get(2);
      if (line.size() > 3) {
        outcome += " " + sorted(line.get(3));
      }
      expected.put(line.get(0) + " " + line.get(1), outcome);
    }
    return expected;
  }

  private static String sorted(String word) {
    if (!word.startsWith("candidates=")) {
      return word;
    }
    String[] addresses = word.substring("candidates=".length()).split(",", -1);
    return "candidates=" + Arrays.stream(addresses).sorted().collect(Collectors.joining(","));
  }

  /** Its lines that quote what the diagnosis has to tell, in the words of {@link Told}. */
  List<String> told() {
    return lines.stream()
        .filter(line -> Told.WORDS.contains(line.get(0)))
        .map(line -> String.join(" ", line))
        .toList();
  }

  /** The rules without which the situation would be judged otherwise. */
  Set<String> decidedBy() {
    return line("decided").stream()
        .filter(word -> !word.equals("by") && !word.equals("-"))
        .map(word -> word.replace(",", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return name;
  }
}
