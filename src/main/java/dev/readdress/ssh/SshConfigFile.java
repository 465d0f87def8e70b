package dev.readdress.ssh;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in the format of ssh_config(5), read once.
 *
 * @param lines its options in order, the included files in their places
 */
record SshConfigFile(List<Line> lines) {
  private static final int MOST_DEPTH = 16;
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  /** One option, and the files that it includes when it is {@code Include}. */
  record Line(SshOption option, List<SshConfigFile> included) {
    Line {
      included = List.copyOf(included);
    }
  }

  SshConfigFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file; one that is not there is an empty one.
   *
   * @param home for {@code ~} in what it includes
   * @param base where relative names of included files start
   */
  static SshConfigFile read(Path file, Path home, Path base) throws SettingsException {
    return read(file, home, base, 0);
  }

  private static SshConfigFile read(Path file, Path home, Path base, int depth)
      throws SettingsException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : text(file, depth)) {
      String where = file + ":" + ++number;
      String line = text.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      SshOption option = SshOption.parse(where, line);
      List<SshConfigFile> included = new ArrayList<>();
      if (option.keyword().equals("include")) {
        for (String word : option.words()) {
          for (Path other : paths(where, word, home, base)) {
            included.add(read(other, home, base, depth + 1));
          }
        }
      }
      lines.add(new Line(option, included));
    }
    return new SshConfigFile(lines);
  }

  private static List<String> text(Path file, int depth) throws SettingsException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (depth > MOST_DEPTH) {
      throw new SettingsException(
          file.toString(), "is included too deeply", "take away an Include that goes in a circle");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new SettingsException(
            file.toString(), "is larger than " + MOST_BYTES + " bytes", "name another file");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new SettingsException(file.toString(), "is not UTF-8", "write it in UTF-8");
    } catch (IOException e) {
      throw new SettingsException(file.toString(), "cannot be read", "make it readable");
    }
  }

  /** The files that a pattern of Include names, in the order of their names. */
  private static List<Path> paths(String where, String word, Path home, Path base)
      throws SettingsException {
    Path pattern =
        word.startsWith("~/") ? home.resolve(word.substring(2)) : base.resolve(word).normalize();
    List<Path> found = List.of(pattern.getRoot() == null ? Path.of("") : pattern.getRoot());
    try {
      for (Path part : pattern) {
        found = step(found, part.toString());
      }
    } catch (IOException e) {
      throw new SettingsException(where, word + " cannot be read", "make it readable");
    }
    return found.stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> step(List<Path> directories, String name) throws IOException {
    List<Path> next = new ArrayList<>();
    for (Path directory : directories) {
      if (!name.matches(".*[*?\\[].*")) {
        next.add(directory.resolve(name));
      } else if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, name)) {
          List<Path> sorted = new ArrayList<>();
          entries.forEach(sorted::add);
          sorted.sort(null);
          next.addAll(sorted);
        }
      }
    }
    return next;
  }
}
