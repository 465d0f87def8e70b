package dev.readdress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "two words",
        "it's",
        "''''",
        "$(reboot) `reboot` $HOME",
        "a\nb\ttab",
        "\\",
        "*?[a]~",
        "-n",
        "!!",
        "ünï",
      })
  void aShellSeesExactlyTheText(String text) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "printf %s " + ShellWord.quote(text)).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  @Test
  void aNulCannotBeQuoted() {
    assertThatThrownBy(() -> ShellWord.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
