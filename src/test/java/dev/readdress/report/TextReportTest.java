package dev.readdress.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
  private static final TextStyle STYLE =
      new TextStyle(Palette.PLAIN, TextStyle.WIDTH, Set.of(), "-i inventory/lab.yml");

  static Stream<String> results() {
    return Results.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("results")
  void looksAsInItsGoldenFile(String name) throws IOException {
    GoldenFile.assertEqual(name + ".txt", render(STYLE, Results.named(name)));
  }

  @Test
  void showsEverythingAndTheDifferenceWhenAsked() throws IOException {
    TextStyle style =
        new TextStyle(
            Palette.PLAIN,
            TextStyle.WIDTH,
            Set.of(Detail.EVERYTHING, Detail.DIFF),
            "-i inventory/lab.yml");
    GoldenFile.assertEqual(
        "stale-vip-verbose.txt", render(style, Results.named("stale-vip-check")));
  }

  @Test
  void coloursChangeNothingButColours() throws IOException {
    TextStyle colours = new TextStyle(Palette.ANSI, TextStyle.WIDTH, Set.of(), "");
    for (Map.Entry<String, RunResult> entry : Results.all().entrySet()) {
      String coloured = render(colours, entry.getValue());
      assertThat(coloured).contains("\u001b[1mPLAY RECAP");
      assertThat(coloured.replaceAll("\u001b\\[[0-9;]+m", ""))
          .isEqualTo(render(TextStyle.plain(), entry.getValue()));
    }
  }

  @Test
  void nothingFromANodeReachesATerminalAsItIs() throws IOException {
    String text = render(STYLE, Results.hostile());
    assertThat(text.codePoints().filter(character -> character != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(character -> Character.getType(character) == Character.FORMAT);
    assertThat(text.lines().filter(line -> line.startsWith("PLAY RECAP"))).hasSize(1);
  }

  @Test
  void noLineOfWordsIsWiderThanThePage() throws IOException {
    TextStyle narrow = new TextStyle(Palette.PLAIN, 80, Set.of(), "");
    String text = render(narrow, Results.staleVip("report", 3, Results.edits("planned")));
    assertThat(text.lines().filter(line -> line.startsWith("  - ")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 80);
  }

  private static String render(TextStyle style, RunResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    new TextReport(style).render(result, text);
    return text.toString();
  }
}
