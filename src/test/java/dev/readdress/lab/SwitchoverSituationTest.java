package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.patroni.PatroniVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of situations, before any lab is booted for it. */
class SwitchoverSituationTest {
  private static final Path SOURCES = Path.of("src/lab");
  private static final Pattern NEEDS = Pattern.compile("; Patroni ([0-9.]+) on$");

  @ParameterizedTest
  @CsvSource({"BULLSEYE, 25", "BOOKWORM, 45", "TRIXIE, 25", "FORKY, 45", "MIXED, 10"})
  void eachReleaseHasItsSituationsAndSomethingToTryInEach(Release release, int least) {
    List<SwitchoverSituation> situations = SwitchoverSituation.of(release);

    assertThat(situations).hasSizeGreaterThanOrEqualTo(least);
    assertThat(situations).extracting(SwitchoverSituation::name).doesNotHaveDuplicates();
    assertThat(situations)
        .allSatisfy(
            situation -> {
              assertThat(situation.lab()).isNotEmpty();
              assertThat(situation.trials().size() + situation.restarts().size()).isPositive();
            });
    assertThat(situations.stream().flatMap(each -> each.trials().stream()))
        .anyMatch(SwitchoverSituation.Trial::isWayBack);
  }

  /** Nothing is left out either: each scenario and each condition of the lab is in some of them. */
  @Test
  void theirWordsAreThoseOfTheLab() throws IOException {
    List<String> words =
        Arrays.stream(Release.values())
            .flatMap(release -> SwitchoverSituation.of(release).stream())
            .flatMap(situation -> situation.lab().stream())
            .map(word -> word.replaceFirst("=.*", ""))
            .distinct()
            .toList();
    List<String> wanted = new ArrayList<>(names("scenarios"));
    wanted.addAll(names("conditions"));

    assertThat(words).containsAll(wanted);
    wanted.addAll(names("arrangements"));
    assertThat(wanted).containsAll(words);
  }

  /** The lab refuses a condition that needs a newer Patroni than the oldest of its nodes. */
  @ParameterizedTest
  @CsvSource({
    "BULLSEYE, 2.0.2",
    "BOOKWORM, 3.0.2",
    "TRIXIE, 4.0.7",
    "FORKY, 4.1.5",
    "MIXED, 3.0.2"
  })
  void noReleaseIsAskedForMoreThanItsPatroniHas(Release release, String oldest) throws IOException {
    for (SwitchoverSituation situation : SwitchoverSituation.of(release)) {
      for (String word : situation.lab()) {
        Optional<PatroniVersion> needed = needed(word.replaceFirst("=.*", ""));
        if (needed.isPresent()) {
          assertThat(PatroniVersion.parse(oldest).orElseThrow())
              .as("%s: %s", situation, word)
              .isGreaterThanOrEqualTo(needed.get());
        }
      }
    }
  }

  private static Optional<PatroniVersion> needed(String word) throws IOException {
    Path file = SOURCES.resolve("conditions").resolve(word + ".sh");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher needs = NEEDS.matcher(Files.readAllLines(file).get(0));
    return needs.find() ? PatroniVersion.parse(needs.group(1)) : Optional.empty();
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.sh$", ""))
          .sorted()
          .toList();
    }
  }
}
