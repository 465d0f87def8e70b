package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Program.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Working as the user that Patroni runs as, whose files these are, alone and beside root. */
@OnLab
class LocksLabIT {
  private static final String HOME = "/var/lib/postgresql";

  @BeforeEach
  void bring(Lab lab) {
    lab.bring("stale-vip");
    for (String node : lab.nodes()) {
      lab.shell(node, "chown -R postgres:postgres /etc/patroni");
    }
  }

  @AfterAll
  static void giveBack(Lab lab) {
    for (String node : lab.nodes()) {
      lab.shell(node, "chown -R root:root /etc/patroni; chgrp postgres " + Configuration.FILE);
    }
  }

  private static Ended asPostgres(Lab lab, Program program, String command, String... options) {
    List<String> all = new ArrayList<>(List.of("-b", "--become-user", "postgres"));
    all.addAll(List.of(options));
    return program.run(lab, command, all.toArray(String[]::new));
  }

  private static List<String> findings(Ended ended) {
    return Told.stream(Told.by(ended).cluster().path("findings"))
        .map(finding -> finding.path("text").asText())
        .toList();
  }

  private static void assertNothingIsLeft(Lab lab) {
    for (String node : lab.nodes()) {
      assertThat(lab.shell(node, "ls -A " + HOME)).doesNotContain("readdress");
    }
  }

  @Test
  void filesOfPatronisUserAreReportedAndFixedAsThatUser(Lab lab, Program program) {
    assertThat(asPostgres(lab, program, "report").exit()).isEqualTo(3);

    Ended fixed = asPostgres(lab, program, "fix", "--yes");

    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
    Ended report = asPostgres(lab, program, "report");
    assertThat(report.exit()).as("exit code of %s", report).isZero();
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
    assertNothingIsLeft(lab);
  }

  @Test
  void aHoldOfPatronisUserStopsRootUntilThatUserReleasesIt(Lab lab, Program program) {
    Ended held = asPostgres(lab, program, "hold", "racks are being moved", "-l", "node3");
    assertThat(held.exit()).as("exit code of %s", held).isZero();

    for (Ended fix :
        List.of(
            program.run(lab, "fix", "--yes", "-o", "json"),
            asPostgres(lab, program, "fix", "--yes", "-o", "json"))) {
      assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(5);
      assertThat(findings(fix))
          .anyMatch(text -> text.contains(HOME + "/.readdress-hold: racks are being moved ("));
    }

    Ended released = asPostgres(lab, program, "release");
    assertThat(released.exit()).as("exit code of %s", released).isZero();
    assertThat(released.out()).contains("racks are being moved");
    Ended fixed = program.run(lab, "fix", "--yes");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
  }

  @Test
  void rootsHoldStopsPatronisUser(Lab lab, Program program) {
    program.run(lab, "hold", "racks are being moved", "-l", "node3");

    Ended fix = asPostgres(lab, program, "fix", "--yes", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(5);
    assertThat(findings(fix)).anyMatch(text -> text.contains("racks are being moved ("));
  }

  @RepeatedTest(2)
  void ofRootAndPatronisUserOneDoesItAndTheOtherNamesIt(Lab lab, Program program) throws Exception {
    assertOneDoesIt(lab, program);
  }

  @Tag("races")
  @RepeatedTest(100)
  void ofRootAndPatronisUserOneDoesItAHundredTimes(Lab lab, Program program) throws Exception {
    assertOneDoesIt(lab, program);
  }

  private static void assertOneDoesIt(Lab lab, Program program) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Program other = Program.withNewHome()) {
      Future<Ended> root = threads.submit(() -> program.run(lab, "fix", "--yes", "-o", "json"));
      Future<Ended> postgres =
          threads.submit(() -> asPostgres(lab, other, "fix", "--yes", "-o", "json"));
      Ended one = root.get();
      Ended two = postgres.get();

      assertThat(List.of(one.exit(), two.exit()))
          .as("%s%n%s", one, two)
          .containsExactlyInAnyOrder(0, 5);
      Ended winner = one.exit() == 0 ? one : two;
      Ended loser = one.exit() == 0 ? two : one;
      String run = winner.json().path("run").path("id").asText();
      assertThat(findings(loser))
          .anyMatch(text -> text.matches(".*held by \\S+@\\S+, run " + run + ".*"));
    } finally {
      threads.shutdownNow();
    }
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
    assertNothingIsLeft(lab);
  }
}
