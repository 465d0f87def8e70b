package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that {@link DiagnoserTest} asks of a situation, a file of them at a time. It is for mutation
 * testing, where starting a test costs more than judging a situation.
 */
class SituationFilesTest {
  static Stream<String> files() {
    return SituationText.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void judgesEverySituationOfTheFile(String file) {
    for (SituationText situation : SituationText.of(file)) {
      assertThat(Judged.by(Rules.ALL, situation))
          .as(situation.name())
          .isEqualTo(situation.expected());
      if (!situation.told().isEmpty()) {
        assertThat(Told.by(situation)).as(situation.name()).containsAll(situation.told());
      }
    }
  }
}
