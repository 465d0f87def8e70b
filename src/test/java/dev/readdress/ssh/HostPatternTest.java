package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternTest {
  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "a, a, true",
    "a, A, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "a*c, ac, true",
    "a*c, abbbc, true",
    "a*c, abbbd, false",
    "*a*b*c*, xxaxxbxxcxx, true",
    "*a*b*c*, xxaxxcxxbxx, false",
    "**, x, true",
    "db*.example, db1.example, true",
    "[10.0.0.1]:22, [10.0.0.1]:22, true",
    "a.c, abc, false",
  })
  void patternsMatchAsInTheManual(String pattern, String name, boolean matches) {
    assertThat(HostPattern.matches(pattern, name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b', b, true",
    "'a,b', c, false",
    "'*,!b', b, false",
    "'!b,*', b, false",
    "'!b,*', c, true",
    "'!b', c, false",
  })
  void negatedPatternsExclude(String patterns, String name, boolean matches) {
    assertThat(HostPattern.matchesList(List.of(patterns.split(",", -1)), name)).isEqualTo(matches);
  }
}
