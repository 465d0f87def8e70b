package dev.readdress.rehearse;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the situations of a file, and what is expected of each. */
final class SituationFile {
  private SituationFile() {}

  /**
   * One situation.
   *
   * @param title one line that says what it is about
   * @param cluster the cluster
   * @param expected the rehearsals that are expected, one line each, see {@link #line}
   * @param others what is expected of every rehearsal that is not among them
   */
  record Block(String title, ClusterFixture cluster, List<String> expected, Others others) {
    @Override
    public String toString() {
      return title;
    }
  }

  /** What is expected of the rehearsals that are not listed. */
  enum Others {
    /** {@code others pass}: there are some, and they pass without a reason. */
    PASS,
    /** {@code no rehearsal}: there are none. */
    ABSENT,
    /** Nothing is said about them. */
    ANYTHING
  }

  static Stream<Block> read(String name) {
    List<Block> blocks = new ArrayList<>();
    for (String text : text(name).split("(?m)^== ", -1)) {
      List<String> lines = text.lines().map(String::strip).filter(SituationFile::says).toList();
      if (!lines.isEmpty()) {
        blocks.add(block(lines));
      }
    }
    return blocks.stream();
  }

  private static boolean says(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static Block block(List<String> lines) {
    int divider = lines.indexOf("--");
    if (divider < 0) {
      throw new IllegalArgumentException(lines.get(0) + ": no -- before what is expected");
    }
    SituationText text = new SituationText();
    lines.subList(1, divider).forEach(text::line);
    List<String> expected = new ArrayList<>(lines.subList(divider + 1, lines.size()));
    Others others =
        expected.remove("others pass")
            ? Others.PASS
            : expected.remove("no rehearsal") ? Others.ABSENT : Others.ANYTHING;
    return new Block(
        lines.get(0),
        text.cluster(),
        expected.stream().map(line -> line.replaceAll("\\s*\\|\\s*", " | ")).toList(),
        others);
  }

  /** {@code now node1 -> node2 | fail | refuses | MESSAGE | codes}. */
  static String line(Rehearsal rehearsal) {
    List<String> codes = rehearsal.reasons().stream().map(Reason::code).toList();
    return "%s | %s | %s | %s | %s"
        .formatted(
            key(rehearsal),
            lower(rehearsal.verdict()),
            lower(rehearsal.patroni()),
            rehearsal.message(),
            codes.isEmpty() ? "-" : String.join(" ", codes));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String key(Rehearsal rehearsal) {
    return "%s %s -> %s"
        .formatted(lower(rehearsal.when()), rehearsal.from(), rehearsal.to().orElse("any"));
  }

  private static String text(String name) {
    try (InputStream stream = SituationFile.class.getResourceAsStream("/rehearse/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
