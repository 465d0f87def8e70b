package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of one part of a path; how they find files is asked of ssh in ConformanceTest. */
class ConfigGlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, a, true",
    "a*c, abc, true",
    "a*c, ac, true",
    "a*c, acb, false",
    "*a*b*, xaxbx, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "[abc], b, true",
    "[abc], d, false",
    "[a-c]x, bx, true",
    "[!a-c], d, true",
    "[!a-c], b, false",
    "[]a], ], true",
    "[!]a], b, true",
    "[a-], -, true",
    "[a, [a, true",
    "[!, [!, true",
    "'{a,b}', a, false",
    "'{a,b}', '{a,b}', true",
    "\\*, *, true",
    "\\*, a, false",
    "\\[a], [a], true",
    "'', '', true",
    "a, '', false",
  })
  void partsMatchAsGlobMatchesThem(String pattern, String name, boolean matches) {
    assertThat(ConfigGlob.matches(pattern, name)).isEqualTo(matches);
  }
}
