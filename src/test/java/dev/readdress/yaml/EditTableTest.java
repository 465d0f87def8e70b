package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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
}
