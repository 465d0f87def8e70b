package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document of the tables is read as PyYAML reads it, or refused as PyYAML refuses it. */
class PyYamlReadingTest {
  static List<ReadCase> cases() throws IOException {
    return ReadCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsPyYamlWasSeenToRead(ReadCase example) {
    assertThat(Shown.answer(example.document()))
        .isEqualTo(example.stricter() ? "error" : example.answer());
  }

  @Test
  void theRecordedAnswersAreThoseOfTheRealPyYaml() throws IOException, InterruptedException {
    assumeTrue(RealPyYaml.isHere(), "python3-yaml is not installed");
    List<ReadCase> cases = cases();
    List<String> answers = RealPyYaml.answers(cases.stream().map(ReadCase::document).toList());
    assertThat(answers).isEqualTo(cases.stream().map(ReadCase::answer).toList());
  }
}
