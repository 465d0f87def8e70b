package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of many shapes are edited to exactly the bytes that edits.txt says, or refused. */
class EditTableTest {
  static List<EditCase> cases() throws IOException {
    return EditCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theResultIsExactlyTheExpectedBytes(EditCase example) throws IOException {
    SpliceResult result = example.edit();
    if (example.refusal().isPresent()) {
      assertThat(result).isInstanceOf(SpliceRefused.class);
      SpliceRefused refused = (SpliceRefused) result;
      assertThat(refused.code().code()).isEqualTo(example.refusal().get());
      assertThat(refused.text())
          .startsWith(
              refused.code() == SpliceReason.UNWRITABLE_TEXT ? "the new text" : example.file());
    } else {
      assertThat(result).isInstanceOf(SpliceMade.class);
      SpliceMade made = (SpliceMade) result;
      assertThat(made.result().lossyUtf8()).isEqualTo(example.after().lossyUtf8());
      assertThat(made.result()).isEqualTo(example.after());
      assertThat(made.splice().apply(example.before())).hasValue(made.result());
      assertThat(made.splice().after().length()).isLessThan(example.text().length() * 2 + 200);
    }
  }

  @Test
  void everyFileIsUsed() throws IOException {
    assertThat(cases().stream().map(EditCase::file).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(EditCase.files())
        .hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void theRealPyYamlAgrees() throws IOException, InterruptedException {
    assumeTrue(RealPyYaml.isHere(), "python3-yaml is not installed");
    List<CheckedEdit> edits = new ArrayList<>();
    for (EditCase example : cases()) {
      if (example.file().equals("too-deep.yml")) {
        continue; // the bound is ours: PyYAML goes some hundreds deep
      }
      CheckedEdit.of(
              example.before(),
              example.edit(),
              example.path(),
              example.text(),
              example.sibling().isPresent())
          .ifPresent(edits::add);
    }
    assertThat(RealPyYaml.wrong(edits)).isEmpty();
  }
}
