package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnoserTest {
  static List<SituationText> situations() {
    return SituationText.all();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void judgesEveryEndpointAsTheSituationSays(SituationText situation) {
    assertThat(Judged.by(Rules.ALL, situation)).as(situation.why()).isEqualTo(situation.expected());
  }

  @Test
  void thereAreMoreThan120SituationsAndNoTwoHaveOneName() {
    assertThat(situations())
        .hasSizeGreaterThan(120)
        .extracting(SituationText::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void everyEndpointThatIsNotOkSaysWhy(SituationText situation) {
    assertThat(diagnose(situation).endpoints())
        .allMatch(one -> one.isOk() || !one.reasons().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void whatIsAmbiguousSaysHowToSettleIt(SituationText situation) {
    assertThat(diagnose(situation).endpoints())
        .allMatch(one -> one.settle().isPresent() == (one.verdict() == Verdict.AMBIGUOUS));
  }

  private static Diagnosis diagnose(SituationText situation) {
    SimulatedCluster cluster = new SimulatedCluster(situation);
    return new Diagnoser().diagnose(cluster.observe(), cluster.hints());
  }
}
