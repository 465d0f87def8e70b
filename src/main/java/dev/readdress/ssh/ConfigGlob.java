package dev.readdress.ssh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths that a pattern names, as the glob(3) that ssh(1) brings finds them
 * (openbsd-compat/glob.c, OpenSSH 9.2): {@code *}, {@code ?}, {@code [a-z]} and {@code [!a-z]} in
 * each part, a backslash before what means itself, and a dot at the start matched by a dot alone.
 */
final class ConfigGlob {
  private static final String MAGIC = "*?[";

  private ConfigGlob() {}

  /**
   * The paths that are there, in the order of their bytes.
   *
   * @param pattern an absolute path
   */
  static List<Path> paths(Path pattern) throws IOException {
    List<Path> found = List.of(pattern.getRoot());
    for (Path part : pattern) {
      found = step(found, part.toString());
    }
    List<Path> there = new ArrayList<>();
    for (Path path : found) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        there.add(path);
      }
    }
    there.sort(null);
    return List.copyOf(there);
  }

  private static List<Path> step(List<Path> directories, String part) throws IOException {
    List<Path> next = new ArrayList<>();
    boolean isPattern = part.chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
    for (Path directory : directories) {
      if (!isPattern) {
        next.add(directory.resolve(part.replaceAll("\\\\(.)", "$1")));
      } else if (Files.isDirectory(directory)) {
        next.addAll(matching(directory, part));
      }
    }
    return next;
  }

  private static List<Path> matching(Path directory, String part) throws IOException {
    List<Path> matching = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean isHidden = name.startsWith(".") && !part.startsWith(".");
        if (!isHidden && matches(part, name)) {
          matching.add(entry);
        }
      }
    }
    return matching;
  }

  static boolean matches(String pattern, String name) {
    return matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int from, String name, int at) {
    int p = from;
    int n = at;
    while (p < pattern.length()) {
      char c = pattern.charAt(p);
      if (c == '*') {
        for (int rest = n; rest <= name.length(); rest++) {
          if (matches(pattern, p + 1, name, rest)) {
            return true;
          }
        }
        return false;
      }
      if (n == name.length()) {
        return false;
      }
      int end = c == '[' ? endOfSet(pattern, p) : -1;
      if (end > 0) {
        if (!isInSet(pattern.substring(p + 1, end), name.charAt(n))) {
          return false;
        }
        p = end + 1;
      } else {
        int literal = c == '\\' && p + 1 < pattern.length() ? p + 1 : p;
        if (c != '?' && pattern.charAt(literal) != name.charAt(n)) {
          return false;
        }
        p = literal + 1;
      }
      n++;
    }
    return n == name.length();
  }

  /** Where a set that starts here ends; -1 when it does not, and the bracket means itself. */
  private static int endOfSet(String pattern, int start) {
    int first = pattern.startsWith("!", start + 1) ? start + 2 : start + 1;
    return first < pattern.length() ? pattern.indexOf(']', first + 1) : -1;
  }

  private static boolean isInSet(String set, char c) {
    boolean negated = set.startsWith("!");
    boolean found = false;
    int i = negated ? 1 : 0;
    while (i < set.length()) {
      char low = set.charAt(i);
      boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char high = isRange ? set.charAt(i + 2) : low;
      found |= low <= c && c <= high;
      i += isRange ? 3 : 1;
    }
    return found != negated;
  }
}
