package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A block of a table of wrong input.
 *
 * @param title what is wrong
 * @param command the arguments of the program
 * @param files the files that it reads
 * @param printed what it says about them, line by line
 */
record BrokenInput(String title, String command, List<Content> files, List<String> printed) {
  private static final String SAID = "=> ";

  /** A file of a block: its name, perhaps how it is kept, and its text. */
  record Content(String header, String text) {
    void writeInto(Path directory) throws IOException {
      List<String> words = List.of(header.split(" ", -1));
      Path file = directory.resolve(words.get(0));
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(
          file, text.replace("\\0", "\0"), words.contains("latin1") ? ISO_8859_1 : UTF_8);
      if (words.contains("x") && !file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
  }

  static List<BrokenInput> read(String table) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/cli", table));
    return Arrays.stream(text.split("(?m)^### ", -1)).skip(1).map(BrokenInput::of).toList();
  }

  private static BrokenInput of(String block) {
    List<String> parts = Arrays.asList(withoutPrinted(block).split("(?m)^--- ", -1));
    List<String> head = parts.get(0).lines().toList();
    List<Content> files = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      int end = part.indexOf('\n');
      files.add(new Content(part.substring(0, end), part.substring(end + 1)));
    }
    List<String> printed =
        block
            .lines()
            .filter(line -> line.startsWith(SAID))
            .map(line -> line.substring(SAID.length()))
            .toList();
    return new BrokenInput(head.get(0), head.get(1).substring("$ ".length()), files, printed);
  }

  private static String withoutPrinted(String block) {
    return block
        .strip()
        .lines()
        .filter(line -> !line.startsWith(SAID))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Override
  public String toString() {
    return title;
  }
}
