package dev.readdress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.readdress.RoomCode.roomOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.readdress.RoomCode.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms and their borders, as src/test/resources/rooms.txt draws them. */
class RoomsTest {
  private static final String TABLE = "src/test/resources/rooms.txt";
  private static final Pattern PACKAGE_JAVADOC =
      Pattern.compile("(?s)\\A/\\*\\*\\s*\\n \\* \\w.{80,}?\\*/\\s+@NullMarked\\s+package ");
  private static final Set<String> CLOCK_METHODS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.Date.<init>");
  private static final Set<String> READERS_OF_JAVA_TIME =
      Set.of("now", "systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMillis");
  private static final Set<String> PROCESS_MEMBERS =
      Set.of(
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.in",
          "java.lang.System.console",
          "java.lang.System.exit",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.setProperty",
          "java.lang.Runtime.exit",
          "java.lang.Runtime.halt",
          "java.lang.Runtime.addShutdownHook");

  private static RoomTable table;
  private static RoomCode code;

  @BeforeAll
  static void readBoth() throws IOException {
    table = RoomTable.read();
    code = RoomCode.read();
  }

  static Set<String> rooms() throws IOException {
    return new TreeSet<>(RoomCode.rooms());
  }

  @Test
  void everyRoomIsInTheTable() throws IOException {
    assertThat(table.rooms().keySet()).as("rooms of %s", TABLE).containsAll(RoomCode.rooms());
    assertThat(table.rooms().keySet()).as("open rooms of %s", TABLE).containsAll(table.open());
  }

  @Test
  void everyClassIsInARoom() throws IOException {
    Set<String> packages =
        code.classes().stream()
            .map(found -> roomOf(found.getPackageName()))
            .collect(Collectors.toSet());
    assertThat(packages).isNotEmpty().isSubsetOf(RoomCode.rooms());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsOnlyThePermittedRooms(String room) {
    assertThat(
            code.usesOfRooms()
                .filter(use -> use.room().equals(room))
                .filter(use -> !table.mayImport(room, roomOf(use.packageName()))))
        .as("imports of %s that its line in %s does not permit", room, TABLE)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsOnlyThePermittedLibraries(String room) {
    assertThat(
            code.usesOfLibraries()
                .filter(use -> use.room().equals(room))
                .filter(use -> !table.mayImportLibrary(room, use.packageName())))
        .as("libraries that %s imports though no `library` line of %s permits it", room, TABLE)
        .isEmpty();
  }

  @Test
  void everyPermissionIsUsed() {
    Set<String> used =
        code.uses().stream()
            .filter(use -> !use.where().endsWith(".java"))
            .map(RoomsTest::inWords)
            .collect(Collectors.toSet());
    assertThat(permissions().filter(permission -> !used.contains(permission)))
        .as("permissions of %s that no code uses (take them out, or put them in brackets)", TABLE)
        .isEmpty();
  }

  private static Stream<String> permissions() {
    Stream<String> ofRooms =
        table.rooms().entrySet().stream()
            .flatMap(room -> room.getValue().used().stream().map(to -> room.getKey() + " " + to))
            .filter(permission -> !permission.endsWith(" *"));
    Stream<String> ofLibraries =
        table.libraries().entrySet().stream()
            .flatMap(to -> to.getValue().used().stream().map(room -> room + " " + to.getKey()));
    return Stream.concat(ofRooms, ofLibraries);
  }

  /** A use in the words of {@link #permissions()}: the room, then the room or library it uses. */
  private static String inWords(Use use) {
    String room = roomOf(use.packageName());
    String target =
        table.libraries().keySet().stream()
            .filter(library -> RoomTable.isWithin(use.packageName(), library))
            .findFirst()
            .orElse(room);
    return use.room() + " " + target;
  }

  @Test
  void noCycles() {
    slices().matching(RoomCode.BASE + ".(*)..").should().beFreeOfCycles().check(code.classes());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void saysWhatItGuarantees(String room) throws IOException {
    Path file = RoomCode.SOURCES.resolve(room).resolve("package-info.java");
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("%s: a javadoc paragraph, then @NullMarked", file)
        .containsPattern(PACKAGE_JAVADOC);
  }

  @Test
  void onlyTheCommandLineTouchesTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RoomCode.BASE + ".cli")
        .should()
        .accessTargetWhere(isOneOf(PROCESS_MEMBERS))
        .because("who runs readdress, where it prints and when it ends is decided in one room")
        .check(code.classes());
  }

  @Test
  void onlyConcurrentReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RoomCode.BASE + ".concurrent")
        .should()
        .accessTargetWhere(isOneOf(CLOCK_METHODS).or(isNow()))
        .because("time passes through Pace, so that tests decide how fast")
        .check(code.classes());
  }

  /** The command line does so for who asks with {@code -vvv}. */
  @Test
  void onlyTheCommandLinePrintsAStackTrace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RoomCode.BASE + ".cli")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "prints a stack trace", access -> access.getName().equals("printStackTrace")))
        .check(code.classes());
  }

  private static DescribedPredicate<JavaAccess<?>> isOneOf(Set<String> members) {
    return DescribedPredicate.describe(
        "is one of " + new TreeSet<>(members),
        access -> members.contains(access.getTargetOwner().getName() + "." + access.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> isNow() {
    return DescribedPredicate.describe(
        "reads the clock of java.time",
        access ->
            access.getTargetOwner().getPackageName().equals("java.time")
                && READERS_OF_JAVA_TIME.contains(access.getName()));
  }
}
