package dev.readdress.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedOutputTest {
  private static final String BEGIN = "Qaaa1";
  private static final String END = "Qaaa3";

  private static MarkedOutput output(int most) {
    return new MarkedOutput(new Object(), BEGIN, END, most);
  }

  private static MarkedOutput written(String text, int pieces) {
    MarkedOutput output = output(1000);
    byte[] bytes = text.replace("|", "\n").getBytes(US_ASCII);
    for (int i = 0; i < bytes.length; i += pieces) {
      output.write(bytes, i, Math.min(pieces, bytes.length - i));
    }
    return output;
  }

  /** A bar stands for a new line. */
  @ParameterizedTest
  @CsvSource({
    "Qaaa1|hello|Qaaa3 0|, 'hello|', 0",
    "noise Qaaa1|hello|Qaaa3 0|, 'hello|', 0",
    "QQQaaa1|Qaaa1 Qaaa3x QQaaa3 12|, 'Qaaa1 Qaaa3x Q', 12",
    "Qaaa1Qaaa1|xQaaa3 0|, 'x', 0",
    "Qaaa1|Qaaa3 7|after, '', 7",
    "Qaaa1|no end of lineQaaa3 0|, 'no end of line', 0",
    "Qaaa1|QaaaQaaa3 0|, 'Qaaa', 0",
  })
  void whatIsBetweenTheMarksIsKept(String text, String content, String status) {
    for (int pieces = 1; pieces < 9; pieces++) {
      MarkedOutput output = written(text, pieces);

      assertThat(output.isComplete()).isTrue();
      assertThat(output.content().utf8()).contains(content.replace("|", "\n"));
      assertThat(output.status()).isEqualTo(status);
      assertThat(output.isCut()).isFalse();
    }
  }

  @Test
  void withoutItsFirstMarkEverythingIsNoise() {
    MarkedOutput output = written("Qaaa1 hello", 3);

    assertThat(output.hasBegun()).isFalse();
    assertThat(output.content().length()).isZero();
    assertThat(output.noise().utf8()).contains("Qaaa1 hello");
  }

  @Test
  void anEndInTheMiddleOfAMarkLosesNothing() {
    MarkedOutput output = written("Qaaa1|helloQaa", 2);
    output.close();
    output.close();

    assertThat(output.isComplete()).isFalse();
    assertThat(output.content().utf8()).contains("helloQaa");
  }

  @Test
  void tooMuchIsCutAndTheEndStillSeen() {
    MarkedOutput output = output(5);
    byte[] text = (BEGIN + "\n1234567890" + END + " 0\n").getBytes(US_ASCII);
    output.write(text, 0, text.length);

    assertThat(output.content().utf8()).contains("12345");
    assertThat(output.isCut()).isTrue();
    assertThat(output.isComplete()).isTrue();
  }
}
