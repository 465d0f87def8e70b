package dev.readdress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table src/test/resources/rooms.txt, which also describes its form.
 *
 * @param open the rooms that all may import
 * @param rooms what each room may import of the others, in the order of the table
 * @param libraries by package, the rooms that may import it
 */
record RoomTable(
    Set<String> open, Map<String, Permissions> rooms, Map<String, Permissions> libraries) {
  private static final Path FILE = Path.of("src/test/resources/rooms.txt");

  /**
   * Who is permitted.
   *
   * @param used names whose permission the code uses
   * @param notYetUsed names in brackets
   */
  record Permissions(Set<String> used, Set<String> notYetUsed) {
    static Permissions of(String names) {
      Set<String> words =
          Arrays.stream(names.split(" +"))
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      return new Permissions(
          words.stream().filter(name -> !name.startsWith("(")).collect(Collectors.toSet()),
          words.stream()
              .filter(name -> name.startsWith("("))
              .map(name -> name.substring(1, name.length() - 1))
              .collect(Collectors.toSet()));
    }

    boolean allow(String name) {
      return used.contains(name) || notYetUsed.contains(name) || used.contains("*");
    }
  }

  static RoomTable read() throws IOException {
    Set<String> open = Set.of();
    Map<String, Permissions> rooms = new LinkedHashMap<>();
    Map<String, Permissions> libraries = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FILE)) {
      List<String> halves = List.of(line.split(":", 2));
      if (line.startsWith("open: ")) {
        open = Permissions.of(halves.get(1)).used();
      } else if (line.startsWith("room ")) {
        rooms.put(halves.get(0).substring("room ".length()), Permissions.of(halves.get(1)));
      } else if (line.startsWith("library ")) {
        libraries.put(halves.get(0).substring("library ".length()), Permissions.of(halves.get(1)));
      }
    }
    return new RoomTable(open, rooms, libraries);
  }

  boolean mayImport(String room, String other) {
    Permissions permissions = rooms.get(room);
    return permissions != null
        && (permissions.allow(other) || (open.contains(other) && !open.contains(room)));
  }

  /** Whether the room may import a class of the package, which is none of readdress's own. */
  boolean mayImportLibrary(String room, String packageName) {
    if (packageName.matches("javax?[.].*") || packageName.equals("org.jspecify.annotations")) {
      return true;
    }
    return libraries.entrySet().stream()
        .filter(library -> isWithin(packageName, library.getKey()))
        .anyMatch(library -> library.getValue().allow(room));
  }

  static boolean isWithin(String packageName, String library) {
    return packageName.equals(library) || packageName.startsWith(library + ".");
  }
}
