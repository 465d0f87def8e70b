package dev.readdress.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.rehearse.SituationFile.Block;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalsTest {
  static Stream<Block> situations() {
    return Stream.of(
            "addresses.txt",
            "settings.txt",
            "members.txt",
            "versions.txt",
            "answers.txt",
            "synchronous.txt")
        .flatMap(SituationFile::read);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void everySwitchoverComesOutAsExpected(Block block) {
    ClusterObservation cluster = block.cluster().build();
    List<Rehearsal> rehearsals =
        Rehearsals.of(cluster, new Diagnoser().diagnose(cluster, Hints.none()));

    List<String> keys =
        block.expected().stream().map(line -> line.substring(0, line.indexOf(" | "))).toList();
    List<Rehearsal> others =
        rehearsals.stream()
            .filter(rehearsal -> !keys.contains(SituationFile.key(rehearsal)))
            .toList();
    assertThat(rehearsals).extracting(SituationFile::line).containsAll(block.expected());
    switch (block.others()) {
      case PASS -> assertThat(others).isNotEmpty().allSatisfy(RehearsalsTest::passes);
      case ABSENT -> assertThat(others).isEmpty();
      case ANYTHING -> assertThat(block.expected()).isNotEmpty();
    }
  }

  private static void passes(Rehearsal rehearsal) {
    assertThat(rehearsal.verdict()).isEqualTo(Rehearsal.Verdict.PASS);
    assertThat(rehearsal.patroni()).isEqualTo(Rehearsal.PatroniVerdict.ACCEPTS);
    assertThat(rehearsal.reasons()).isEmpty();
  }
}
