package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.LoginReply;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import dev.readdress.testing.AttackedPatroni;
import dev.readdress.testing.LocalShell;
import dev.readdress.testing.ScriptPoints;
import dev.readdress.testing.ScriptPoints.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something happens to the observed process at a line of the script that logs in as it does. */
class AttackedLoginsTest {
  private static final int SAMPLE = 2;
  private static final String USER = Integer.toString(AttackedPatroni.USER);
  private static final HostPort ADDRESS = new HostPort("10.0.0.1", OptionalInt.of(5432));
  private static final List<String> ATTACKS =
      List.of("exits", "set-uid", "all-of-root", "number-reused", "stopped", "traced");

  private final ScriptPoints points =
      new ScriptPoints(
          List.of(
              "connection/shell.sh",
              "connection/rights.sh",
              "connection/reading.sh",
              "ask/ask.sh"));
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    AttackedPatroni.letInto(temporary);
    directory = temporary;
  }

  @Test
  void aSample() throws Exception {
    attack(SAMPLE);
  }

  @Tag("races")
  @Test
  void everyLine() throws Exception {
    attack(Integer.MAX_VALUE);
  }

  private void attack(int most) throws Exception {
    long seed = Long.getLong("readdress.seed", new Random().nextLong());
    Random random = new Random(seed);
    List<Point> reached = reached();
    Map<String, Integer> replies = new TreeMap<>();
    int number = 0;
    for (String attack : ATTACKS) {
      for (Point point : ScriptPoints.some(reached, most, random)) {
        number++;
        String told = "%s after %s, seed %d".formatted(attack, point, seed);
        try (AttackedPatroni patroni = patroni(Integer.toString(number))) {
          LoginReply reply =
              reply(patroni, text -> points.with(text, point, patroni.attack(attack)));

          assertThat(patroni.wasAttacked()).as(told).isTrue();
          assertThat(patroni.ranBy()).as(told).isSubsetOf(USER);
          assertThat(reply).as(told).isInstanceOf(LoginReply.Untried.class);
          String why = ((LoginReply.Untried) reply).why();
          replies.merge(
              attack + ": " + why.replace(Integer.toString(patroni.observed().pid()), "PID"),
              1,
              Integer::sum);
        }
      }
    }
    System.out.printf(
        "logins: %d attacks at %d lines, none succeeded, %s, seed %d%n",
        number, reached.size(), replies, seed);
  }

  private AttackedPatroni patroni(String place) throws Exception {
    return AttackedPatroni.in(directory.resolve(place), directory.resolve("config.yml"));
  }

  private List<Point> reached() throws Exception {
    Path notes = directory.resolve("notes");
    try (AttackedPatroni patroni = patroni("undisturbed")) {
      LoginReply reply = reply(patroni, text -> points.noting(text, notes));
      assertThat(patroni.ranBy()).as(reply.toString()).containsExactly(USER);
    }
    return ScriptPoints.noted(notes);
  }

  private static LoginReply reply(AttackedPatroni patroni, UnaryOperator<String> change)
      throws Exception {
    Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(1));
    LocalShell shell = LocalShell.installed("/bin/sh").withScripts(change);
    Frame frame = NodeScript.logins(patroni.observed(), List.of(ADDRESS), shell, deadline);
    assertThat(frame.isComplete()).isTrue();
    return Objects.requireNonNull(
        LoginLines.read(frame.one("logins", ""), List.of(ADDRESS)).get(ADDRESS));
  }
}
