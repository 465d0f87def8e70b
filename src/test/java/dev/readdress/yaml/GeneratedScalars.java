package dev.readdress.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random values in many styles. */
final class GeneratedScalars {
  /**
   * A value.
   *
   * @param text how it is written
   * @param value what PyYAML loads
   * @param block true if the text ends with a line end
   */
  record Scalar(
      String text, @Nullable Object value, boolean block, Optional<SpliceReason> refusal) {}

  private static final List<Scalar> ANYWHERE =
      List.of(
          same("10.0.0.1:8008"),
          same("pg-1.example.com:5432"),
          same("a b c"),
          same("a#b"),
          same("größe😀"),
          same("1e3"),
          same("-.5"),
          same("08"),
          plain("'0.0.0.0:8008'", "0.0.0.0:8008"),
          plain("'it''s # no comment'", "it's # no comment"),
          plain("''", ""),
          plain("\"*:8008\"", "*:8008"),
          plain("\"tab\\t, \\\"quoted\\\" \\u00e9\"", "tab\t, \"quoted\" é"),
          plain("'[::1]:8008'", "[::1]:8008"),
          plain("yes", true),
          plain("Off", false),
          plain("8008", 8008L),
          plain("0755", 493L),
          plain("1:20", 80L),
          plain("1.5", 1.5),
          plain("~", null),
          plain("null", null),
          plain("!!str 12", "12"),
          plain("! text", "text"));

  private static final List<Scalar> IN_BLOCKS =
      List.of(
          plain("", null),
          same("a, b]"),
          same("no {flow?}"),
          same("http://x/?y"),
          plain("one\n⇥two", "one two"),
          plain("'one\n⇥two'", "one two"),
          plain("\"one\\\n⇥ two\"", "onetwo"),
          plain("\n⇥10.0.0.1:8008", "10.0.0.1:8008"),
          block("|\n⇥x\n⇥ y\n", "x\n y\n", Optional.of(SpliceReason.BLOCK_SCALAR)),
          block(">\n⇥x\n⇥y\n", "x y\n", Optional.of(SpliceReason.BLOCK_SCALAR)),
          block(">-\n⇥10.0.0.1:8008\n", "10.0.0.1:8008", Optional.empty()),
          block("|-  # why\n⇥# text\n", "# text", Optional.empty()));

  private final Random random;
  private final List<Scalar> anchored = new ArrayList<>();
  private int anchors;

  GeneratedScalars(Random random) {
    this.random = random;
  }

  /** An alias for every anchor that is not free to be edited. */
  List<Scalar> aliases() {
    return anchored;
  }

  /**
   * A value; in a block it can also be a list, an anchored value, or an alias to an earlier one.
   */
  Scalar next(String indent, boolean inBlock) {
    int kind = random.nextInt(12);
    if (kind == 0 && !anchored.isEmpty()) {
      return anchored.get(random.nextInt(anchored.size()));
    }
    if (kind == 1) {
      return anchor();
    }
    if (kind == 2) {
      return refused("[a, 'b, ]', {c: d}]", List.of("a", "b, ]", Map.of("c", "d")));
    }
    if (kind == 3 && inBlock) {
      String item = "\n" + (random.nextBoolean() ? indent : indent.substring(1)) + "- ";
      return refused(item + "x" + item + "y: z", List.of("x", Map.of("y", "z")));
    }
    if (kind <= 6 && inBlock) {
      Scalar scalar = IN_BLOCKS.get(random.nextInt(IN_BLOCKS.size()));
      return new Scalar(
          scalar.text().replace("⇥", indent), scalar.value(), scalar.block(), scalar.refusal());
    }
    return ANYWHERE.get(random.nextInt(ANYWHERE.size()));
  }

  /** An anchor that nothing uses can be edited; one that is used later is never used here twice. */
  private Scalar anchor() {
    String name = "a" + anchors++;
    if (random.nextBoolean()) {
      return new Scalar("&" + name + " free", "free", false, Optional.empty());
    }
    String value = "shared" + anchors;
    anchored.add(new Scalar("*" + name, value, false, Optional.of(SpliceReason.THROUGH_ALIAS)));
    return new Scalar(
        "&" + name + " " + value, value, false, Optional.of(SpliceReason.ANCHOR_IN_USE));
  }

  private static Scalar refused(String text, Object value) {
    return new Scalar(text, value, false, Optional.of(SpliceReason.NOT_A_SCALAR));
  }

  private static Scalar same(String text) {
    return plain(text, text);
  }

  private static Scalar plain(String text, @Nullable Object value) {
    return new Scalar(text, value, false, Optional.empty());
  }

  private static Scalar block(String text, Object value, Optional<SpliceReason> refusal) {
    return new Scalar(text, value, true, refusal);
  }

  /** New texts, some of which need quotes. */
  static String newText(Random random) {
    List<String> texts =
        Arrays.asList(
            "10.20.30.40:8008",
            "[2001:db8::1]:5432",
            "db.example.com:5432",
            "1:20",
            "yes",
            "null",
            "",
            "1e3",
            "0x1F",
            "2001-01-01",
            "a: b # c",
            "it's \"quoted\" \\",
            "=",
            "<<",
            "- x",
            "{a}",
            " lead");
    return texts.get(random.nextInt(texts.size()));
  }
}
