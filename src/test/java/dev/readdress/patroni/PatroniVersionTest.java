package dev.readdress.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatroniVersionTest {
  @ParameterizedTest
  @CsvSource({
    "3.0.2, 3.0.2",
    "4.1, 4.1.0",
    "4.0.0rc1, 4.0.0",
    "3.3.2.dev0, 3.3.2",
    "10.2.33, 10.2.33"
  })
  void readsWhatPatroniAnswers(String text, String version) {
    assertThat(PatroniVersion.parse(text).map(PatroniVersion::toString)).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "three.two", "3.", "99999.1.1", "v3.0.2"})
  void nothingElseIsAVersion(String text) {
    assertThat(PatroniVersion.parse(text)).isEmpty();
  }

  @Test
  void comparesNumbersAndNotText() {
    PatroniVersion version = PatroniVersion.parse("3.10.0").orElseThrow();

    assertThat(version.isAtLeast(3, 9, 9)).isTrue();
    assertThat(version.isAtLeast(3, 10, 0)).isTrue();
    assertThat(version.isAtLeast(3, 10, 1)).isFalse();
    assertThat(version.isAtLeast(4, 0, 0)).isFalse();
  }
}
