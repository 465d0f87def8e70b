package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.network.HostPort;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    assertThat(judged(situation)).as(situation.why()).isEqualTo(expected(situation));
  }

  @Test
  void noTwoSituationsHaveOneName() {
    assertThat(situations()).extracting(SituationText::name).doesNotHaveDuplicates();
  }

  @Test
  void everyEndpointThatIsNotOkSaysWhy() {
    for (SituationText situation : situations()) {
      assertThat(diagnose(situation).endpoints())
          .as(situation.name())
          .allMatch(one -> one.isOk() || !one.reasons().isEmpty());
    }
  }

  private static Diagnosis diagnose(SituationText situation) {
    SimulatedCluster cluster = new SimulatedCluster(situation);
    return new Diagnoser().diagnose(cluster.observe(), cluster.hints());
  }

  private static Map<String, String> judged(SituationText situation) {
    Map<String, String> judged = new TreeMap<>();
    diagnose(situation)
        .endpoints()
        .filter(one -> !one.isOk())
        .forEach(one -> judged.put(one.member() + " " + one.endpoint().section(), outcome(one)));
    return judged;
  }

  private static String outcome(EndpointDiagnosis one) {
    if (!one.candidates().isEmpty()) {
      String candidates =
          one.candidates().stream()
              .map(HostPort::toString)
              .sorted()
              .collect(Collectors.joining(","));
      return one.verdict().label() + " candidates=" + candidates;
    }
    return one.right()
        .map(right -> one.verdict().label() + " " + right)
        .orElse(one.verdict().label());
  }

  private static Map<String, String> expected(SituationText situation) {
    Map<String, String> expected = new TreeMap<>();
    for (List<String> line : situation.lines("expect")) {
      String outcome = line.get(2);
      if (line.size() > 3) {
        outcome += " " + sorted(line.get(3));
      }
      expected.put(line.get(0) + " " + line.get(1), outcome);
    }
    return expected;
  }

  private static String sorted(String word) {
    if (!word.startsWith("candidates=")) {
      return word;
    }
    List<String> addresses = List.of(word.substring("candidates=".length()).split(","));
    return "candidates=" + addresses.stream().sorted().collect(Collectors.joining(","));
  }
}
