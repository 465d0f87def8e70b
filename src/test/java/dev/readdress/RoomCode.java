package dev.readdress;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms as the code has them: what the compiled classes use, and what the sources import beyond
 * that (for their javadoc).
 *
 * @param classes all compiled classes of the program
 * @param uses each use of a class of another room or of a library, once
 */
record RoomCode(JavaClasses classes, Set<Use> uses) {
  static final String BASE = "dev.readdress";
  static final Path SOURCES = Path.of("src/main/java/dev/readdress");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?((?:[a-z][a-z0-9_]*\\.)+)[A-Z*]", Pattern.MULTILINE);

  /**
   * @param room the room that uses
   * @param packageName the package that is used
   * @param where the class or source file that does
   */
  record Use(String room, String packageName, String where) {}

  /** The compiled classes of the program, without those of its tests. */
  static JavaClasses program() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(BASE);
  }

  static RoomCode read() throws IOException {
    JavaClasses classes = program();
    Set<Use> uses = new HashSet<>();
    for (JavaClass origin : classes) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        String packageName = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!packageName.isEmpty()) {
          uses.add(new Use(roomOf(origin.getPackageName()), packageName, origin.getName()));
        }
      }
    }
    for (Path source : sources()) {
      Matcher imported = IMPORT.matcher(Files.readString(source));
      while (imported.find()) {
        String packageName = imported.group(1).substring(0, imported.group(1).length() - 1);
        uses.add(new Use(roomOfSource(source), packageName, source.toString()));
      }
    }
    uses.removeIf(use -> roomOf(use.packageName()).equals(use.room()));
    return new RoomCode(classes, Set.copyOf(uses));
  }

  /** The rooms that there are, by their folders. */
  static Set<String> rooms() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      return folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  Stream<Use> usesOfRooms() {
    return uses.stream().filter(use -> !roomOf(use.packageName()).isEmpty());
  }

  Stream<Use> usesOfLibraries() {
    return uses.stream().filter(use -> roomOf(use.packageName()).isEmpty());
  }

  /** The room of a package, or the empty text when it is none of readdress's own. */
  static String roomOf(String packageName) {
    return packageName.startsWith(BASE + ".") ? packageName.substring(BASE.length() + 1) : "";
  }

  private static String roomOfSource(Path source) {
    return SOURCES.relativize(source).getName(0).toString();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(".java")).toList());
    }
  }
}
