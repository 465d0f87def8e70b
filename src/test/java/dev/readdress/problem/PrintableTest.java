package dev.readdress.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("plain text, ümläut, 漢字", "plain text, ümläut, 漢字"),
        arguments("\u001b[31mred", "\\x1b[31mred"),
        arguments("two\nlines", "two\\nlines"),
        arguments("over\rwritten", "over\\x0dwritten"),
        arguments("\u202egnp.exe", "\\u202egnp.exe"),
        arguments("c1 \u009b control", "c1 \\x9b control"),
        arguments("separator\u2028here", "separator\\u2028here"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void nothingThatATerminalObeysIsLeft(String text, String harmless) {
    assertThat(Printable.line(text)).isEqualTo(harmless);
  }
}
