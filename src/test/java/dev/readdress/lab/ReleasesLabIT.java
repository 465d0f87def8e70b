package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Lab.Finished;
import dev.readdress.lab.Program.Ended;
import dev.readdress.lab.Scenario.WrongEndpoint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The incident there and back on every release, each on a lab of its own and all at once, and one
 * more scenario, another one each time. What the default release does is tested by all the others.
 */
@ExtendWith(LabExtension.class)
@Order(Integer.MAX_VALUE)
class ReleasesLabIT {
  private static final long SEED = Long.getLong("readdress.seed", new Random().nextLong());

  /** With {@code -Dreaddress.seed=NUMBER} the same scenarios again. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOKWORM")
  @Execution(ExecutionMode.CONCURRENT)
  void incidentAndOneMoreScenario(Release release) throws Exception {
    Scenario other = another(release);
    System.out.printf("%s: %s, seed %d%n", release, other, SEED);
    try (Lab lab = Lab.up("it_" + release, release);
        Program program = Program.withNewHome()) {
      failsAndIsFixedThereAndBack(lab, program);
      isFoundAndFixed(other, lab, program);
    }
  }

  private static Scenario another(Release release) {
    List<Scenario> scenarios =
        Scenario.all().stream().filter(scenario -> !scenario.wrong().isEmpty()).toList();
    return scenarios.get(
        new Random(SEED + release.toString().hashCode()).nextInt(scenarios.size()));
  }

  private static void failsAndIsFixedThereAndBack(Lab lab, Program program) {
    lab.bring("stale-vip");
    Ended reported = program.run(lab, "report", "-o", "json");
    assertThat(reported.exit()).as("exit code of %s", reported).isEqualTo(3);
    assertThat(Told.by(reported).wrong())
        .containsExactly(new WrongEndpoint("node2", "restapi", "wrong", lab.resolve("node2:8008")));
    Finished before = lab.exercise("node2");
    assertThat(before.exit()).as("%s", before).isZero();
    assertThat(before.output())
        .containsPattern("real +503 Switchover failed: Member node2 exceeds maximum replication");

    Ended fixed = program.run(lab, "fix", "--yes", "-o", "json");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
    assertThat(Told.by(fixed).cluster().path("verdict").asText()).isEqualTo("fixed");

    Finished after = lab.exercise("node2");
    assertThat(after.exit()).as("%s", after).isZero();
    assertThat(after.output())
        .containsPattern("real +200 Successfully switched over to \"node2\"")
        .containsPattern("real +200 Successfully switched over to \"node1\"");
  }

  private static void isFoundAndFixed(Scenario scenario, Lab lab, Program program) {
    lab.bring(scenario.name());
    Ended reported = program.run(lab, "report", "-o", "json");
    assertThat(reported.exit()).as("exit code of %s", reported).isEqualTo(3);
    assertThat(Told.by(reported).wrong().stream().map(WrongEndpoint::member))
        .containsExactlyInAnyOrderElementsOf(
            scenario.wrong().stream().map(WrongEndpoint::member).toList());

    Ended fixed = program.run(lab, "fix", "--yes");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }
}
