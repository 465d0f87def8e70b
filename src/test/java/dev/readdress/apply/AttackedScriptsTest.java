package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.readdress.bytes.Bytes;
import dev.readdress.testing.AttackedPatroni;
import dev.readdress.testing.ScriptPoints;
import dev.readdress.testing.ScriptPoints.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something happens to the observed process at a line of a script that root runs. A sample of the
 * lines is part of every run, {@code bin/test --races} takes all of them.
 */
class AttackedScriptsTest {
  private static final int SAMPLE = 2;
  private static final String BACKUP = ".config.yml.readdress-" + TestNode.RUN + "-1.bak";
  private static final String RECORD = ".config.yml.readdress-" + TestNode.RUN + "-1.json";

  private enum Attack {
    EXITS,
    SET_UID,
    ALL_OF_ROOT,
    NUMBER_REUSED,
    STOPPED,
    TRACED;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a script may say that does not do its work then. */
    Set<String> codes() {
      return switch (this) {
        case EXITS, NUMBER_REUSED -> Set.of("process-gone");
        case SET_UID, ALL_OF_ROOT -> Set.of("process-gone", "set-uid");
        case STOPPED, TRACED -> Set.of("process-stopped");
      };
    }
  }

  private enum Operation {
    EDIT,
    RELOAD;

    ScriptPoints points() {
      return new ScriptPoints(
          switch (this) {
            case EDIT ->
                List.of(
                    "connection/shell.sh",
                    "connection/rights.sh",
                    "apply/common.sh",
                    "apply/folder.sh",
                    "apply/edit.sh");
            case RELOAD ->
                List.of(
                    "connection/shell.sh",
                    "connection/rights.sh",
                    "apply/common.sh",
                    "apply/reload.sh");
          });
    }

    Outcome run(TestNode node, AttackedPatroni patroni) throws IOException {
      EditOrder order = node.order();
      return switch (this) {
        case EDIT ->
            node.operations.edit(
                new EditOrder(order.lock(), patroni.observed(), order.edit(), order.purpose()));
        case RELOAD -> node.operations.reload(node.reloadOrder(patroni.observed()));
      };
    }
  }

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    AttackedPatroni.letInto(temporary);
    directory = temporary;
  }

  @ParameterizedTest
  @EnumSource
  void aSample(Operation operation) throws Exception {
    attack(operation, SAMPLE);
  }

  @Tag("races")
  @ParameterizedTest
  @EnumSource
  void everyLine(Operation operation) throws Exception {
    attack(operation, Integer.MAX_VALUE);
  }

  private void attack(Operation operation, int most) throws Exception {
    long seed = Long.getLong("readdress.seed", new Random().nextLong());
    Random random = new Random(seed);
    List<Point> reached = reached(operation);
    Map<String, Integer> outcomes = new TreeMap<>();
    int number = 0;
    for (Attack attack : Attack.values()) {
      for (Point point : ScriptPoints.some(reached, most, random)) {
        number++;
        Path there = Files.createDirectory(directory.resolve(Integer.toString(number)));
        String told = "%s after %s, seed %d".formatted(attack.label(), point, seed);
        String outcome = attack(operation, attack, point, there, told);
        outcomes.merge(attack.label() + ": " + outcome, 1, Integer::sum);
      }
    }
    System.out.printf(
        "%s: %d attacks at %d lines, none succeeded, %s, seed %d%n",
        operation, number, reached.size(), outcomes, seed);
  }

  /** The lines that are reached when nothing happens. */
  private List<Point> reached(Operation operation) throws Exception {
    Path there = Files.createDirectory(directory.resolve("undisturbed"));
    Path notes = there.resolve("notes");
    try (TestNode node = node(there);
        AttackedPatroni patroni = AttackedPatroni.in(there.resolve("theirs"), node.config)) {
      node.connection.change(text -> operation.points().noting(text, notes));

      assertThat(operation.run(node, patroni).why()).isEmpty();

      if (operation == Operation.EDIT) {
        assertThat(patroni.ranBy())
            .isNotEmpty()
            .containsOnly(Integer.toString(AttackedPatroni.USER));
      } else {
        await()
            .untilAsserted(
                () ->
                    assertThat(patroni.hups())
                        .containsExactly(Integer.toString(AttackedPatroni.USER)));
      }
    }
    return ScriptPoints.noted(notes);
  }

  private static TestNode node(Path there) throws IOException {
    TestNode node = new TestNode(there, Shells.SYSTEM);
    for (Path each : List.of(node.folder, node.config)) {
      Files.setAttribute(each, "unix:uid", AttackedPatroni.USER);
      Files.setAttribute(each, "unix:gid", AttackedPatroni.USER);
    }
    assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
    return node;
  }

  private static String attack(
      Operation operation, Attack attack, Point point, Path there, String told) throws Exception {
    try (TestNode node = node(there);
        AttackedPatroni patroni = AttackedPatroni.in(there.resolve("theirs"), node.config)) {
      Map<String, String> before = others(node);
      node.connection.change(
          text -> operation.points().with(text, point, patroni.attack(attack.label())));

      Outcome outcome = operation.run(node, patroni);

      node.connection.change(text -> text);
      assertThat(patroni.wasAttacked()).as(told).isTrue();
      assertThat(patroni.ranBy()).as(told).isSubsetOf(Integer.toString(AttackedPatroni.USER));
      assertThat(patroni.hups()).as(told).isSubsetOf(Integer.toString(AttackedPatroni.USER), "0");
      assertThat(others(node)).as(told).isEqualTo(before);
      String code = outcome.why().map(why -> why.code()).orElse("");
      if (!(outcome instanceof Outcome.Applied)) {
        assertThat(attack.codes()).as(told + ": " + outcome).contains(code);
      }
      assertFile(node, operation == Operation.EDIT && isMade(outcome), told);
      return (outcome.getClass().getSimpleName() + " " + code).strip();
    }
  }

  private static boolean isMade(Outcome outcome) {
    return outcome instanceof Outcome.Applied || outcome instanceof Outcome.InDoubt;
  }

  /** Whole, and with nothing beside it that an edit that was made does not leave. */
  private static void assertFile(TestNode node, boolean isEdited, String told) throws IOException {
    Outcome tidied = node.operations.tidy("host2", node.lock, List.of(node.config.toString()));
    assertThat(tidied.isDone()).as(told + ": " + tidied).isTrue();
    assertThat(node.config).as(told).hasContent(isEdited ? TestNode.NEW : TestNode.OLD);
    assertThat(node.beside())
        .as(told)
        .isEqualTo(isEdited ? List.of(BACKUP, RECORD) : List.<String>of());
  }

  /** All files of the node but those of the configuration's folder, of the lock, and of Patroni. */
  private static Map<String, String> others(TestNode node) throws IOException {
    Map<String, String> others = new TreeMap<>();
    try (Stream<Path> files = Files.walk(node.directory)) {
      for (Path file : files.toList()) {
        boolean isLeftOut =
            Stream.of(node.folder, node.home, node.directory.resolve("theirs"))
                .anyMatch(file::startsWith);
        if (!isLeftOut) {
          others.put(
              file.toString(),
              Files.readAttributes(file, "unix:uid,gid,mode,ino,nlink", LinkOption.NOFOLLOW_LINKS)
                  + (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                      ? Bytes.of(Files.readAllBytes(file)).sha256()
                      : ""));
        }
      }
    }
    return others;
  }
}
