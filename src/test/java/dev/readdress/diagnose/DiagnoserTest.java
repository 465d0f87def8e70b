package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  static Stream<SituationText> quoting() {
    return SituationText.all().stream().filter(one -> !one.told().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("quoting")
  void tellsWhatTheSituationQuotes(SituationText situation) {
    assertThat(Told.by(situation)).as(situation.why()).containsAll(situation.told());
  }

  @ParameterizedTest
  @EnumSource(DiagnosisCode.class)
  void everyReasonHasASituation(DiagnosisCode code) {
    assertThat(quoted("because", 3)).contains(code.code());
  }

  @ParameterizedTest
  @EnumSource(EvidenceCode.class)
  void everyKindOfEvidenceHasASituation(EvidenceCode code) {
    assertThat(quoted("address", 4)).contains(code.code());
  }

  /** The codes behind so many words of every line that begins with this word. */
  private static List<String> quoted(String word, int position) {
    return SituationText.all().stream()
        .flatMap(one -> one.told().stream())
        .map(line -> List.of(line.split(" ", -1)))
        .filter(line -> line.get(0).equals(word))
        .flatMap(line -> Stream.of(line.get(position).split(",", -1)))
        .toList();
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
