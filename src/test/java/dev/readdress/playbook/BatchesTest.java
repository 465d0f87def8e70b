package dev.readdress.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  @Test
  void aCanaryThenATenthThenTheRest() {
    List<Integer> clusters = IntStream.range(0, 25).boxed().toList();
    assertThat(Serial.DEFAULT.batches(clusters)).extracting(List::size).containsExactly(1, 2, 22);
  }

  @Test
  void theLastSizeRepeatsUntilNoneIsLeft() {
    Serial twos = new Serial(List.of(new BatchSize.Count(2)));
    assertThat(twos.batches(List.of("a", "b", "c")))
        .containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(twos.batches(List.of())).isEmpty();
  }

  @Test
  void aShareIsAtLeastOne() {
    Serial tenths = new Serial(List.of(new BatchSize.Percent(10)));
    assertThat(tenths.batches(List.of(1, 2, 3))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0,  0, 1,  true",
    "0,  1, 10, false",
    "10, 1, 10, true",
    "10, 2, 10, false",
    "50, 1, 1,  false",
    "100, 3, 4, true",
    "100, 4, 4, false"
  })
  void theShareMustBeExceededAndAWholeBatchNeverPasses(
      double percent, int failed, int clusters, boolean next) {
    assertThat(new FailureLimit(percent).allowsNext(failed, clusters)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,        -,     -,        true",
        "-,        -,     a,        true",
        "a,        -,     a,        true",
        "a,        -,     b,        false",
        "a,        -,     -,        false",
        "a,        -,     always,   true",
        "-,        a,     a,        false",
        "-,        a,     always,   true",
        "-,        all,   always,   true",
        "-,        always, always,  false",
        "-,        -,     never,    false",
        "never,    -,     never,    true",
        "tagged,   -,     a,        true",
        "tagged,   -,     -,        false",
        "untagged, -,     -,        true",
        "untagged, -,     a,        false",
        "all,      -,     a,        true"
      })
  void tagsAreChosenAsAnsibleDoes(String only, String skipped, String tag, boolean taken) {
    TagSelection selection = new TagSelection(set(only), set(skipped));
    assertThat(selection.takes(set(tag))).isEqualTo(taken);
  }

  private static Set<String> set(@org.jspecify.annotations.Nullable String word) {
    return word == null ? Set.of() : Set.of(word);
  }
}
