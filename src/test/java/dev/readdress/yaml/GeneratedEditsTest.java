package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * Thousands of edits of generated files. {@code -Dyaml.edits=N} says how many, {@code
 * -Dyaml.seed=N} repeats a run; the seed is printed. Every tenth edit is also checked with the real
 * PyYAML.
 */
class GeneratedEditsTest {
  private static final int CHECKED = 10;

  private int made;
  private int refused;
  private final List<CheckedEdit> forPyYaml = new ArrayList<>();

  @Test
  void everyEditDoesWhatWasMeantAndNothingElse() throws IOException, InterruptedException {
    long seed = Long.getLong("yaml.seed", 1);
    int edits = Integer.getInteger("yaml.edits", 5_000);
    Random seeds = new Random(seed);
    while (made + refused < edits) {
      long fileSeed = seeds.nextLong();
      try {
        editOnce(new Random(fileSeed));
      } catch (AssertionError | YamlException e) {
        throw new AssertionFailedError("seed " + seed + ", file " + fileSeed + ": " + e, e);
      }
    }
    System.out.println(
        "yaml.seed="
            + seed
            + ": "
            + made
            + " edits made, "
            + refused
            + " refused, "
            + forPyYaml.size()
            + " to be checked with PyYAML");
    assertThat(made).isGreaterThan(edits / 3);
    assertThat(refused).isPositive();
    if (RealPyYaml.isHere()) {
      assertThat(RealPyYaml.wrong(forPyYaml)).as("seed " + seed).isEmpty();
    }
  }

  private void editOnce(Random random) throws YamlException {
    GeneratedYaml file = new GeneratedYaml(random);
    Bytes before = file.bytes();
    assertThat(YamlReader.read("g.yml", before).root().toPlain())
        .as(before.lossyUtf8())
        .isEqualTo(file.tree());
    String newText = GeneratedScalars.newText(random);
    if (random.nextInt(3) > 0 && !file.values().isEmpty()) {
      GeneratedYaml.Place place = file.values().get(random.nextInt(file.values().size()));
      SpliceResult result = YamlEdit.setScalar("g.yml", before, place.path(), newText);
      check(file, place, place.path(), newText, result, false);
    } else {
      GeneratedYaml.Place place = file.mappings().get(random.nextInt(file.mappings().size()));
      String sibling = sibling(file, place, random);
      SpliceResult result =
          YamlEdit.insertKey("g.yml", before, place.path(), "new_key", newText, sibling);
      check(file, place, place.path().with("new_key"), newText, result, true);
    }
  }

  private void check(
      GeneratedYaml file,
      GeneratedYaml.Place place,
      YamlPath path,
      String newText,
      SpliceResult result,
      boolean inserted)
      throws YamlException {
    String what = path + " = " + newText + " in\n" + file.bytes().lossyUtf8() + "\n" + result;
    if (result instanceof SpliceRefused refusal) {
      refused++;
      boolean already = refusal.code() == SpliceReason.ALREADY_SO;
      boolean blockText = !inserted && refusal.code() == SpliceReason.NOT_PROVEN;
      assertThat(already || blockText || place.refusal().equals(Optional.of(refusal.code())))
          .as(what)
          .isTrue();
      return;
    }
    made++;
    assertThat(place.refusal()).as(what).isEmpty();
    SpliceMade splice = (SpliceMade) result;
    Map<String, Object> wanted = changed(file.tree(), path.keys(), newText);
    assertThat(YamlReader.read("g.yml", splice.result()).root().toPlain())
        .as(what)
        .isEqualTo(wanted);
    assertThat(splice.splice().apply(file.bytes())).as(what).hasValue(splice.result());
    assertThat(count(splice.result(), "# why")).as(what).isEqualTo(count(file.bytes(), "# why"));
    if (made % CHECKED == 0) {
      forPyYaml.add(
          new CheckedEdit(file.bytes(), Optional.of(splice.result()), path, newText, inserted));
    }
  }

  private static int count(Bytes bytes, String part) {
    return bytes.lossyUtf8().split(part, -1).length;
  }

  private static String sibling(GeneratedYaml file, GeneratedYaml.Place place, Random random) {
    Map<String, Object> mapping = file.tree();
    for (String key : place.path().keys()) {
      mapping = inner(mapping, key);
    }
    List<String> keys = new ArrayList<>(mapping.keySet());
    keys.add("missing");
    return keys.get(random.nextInt(keys.size()));
  }

  private static Map<String, Object> changed(
      Map<String, Object> tree, List<String> keys, String text) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    if (keys.size() == 1) {
      copy.put(keys.get(0), text);
    } else {
      copy.put(keys.get(0), changed(inner(tree, keys.get(0)), keys.subList(1, keys.size()), text));
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> mapping, String key) {
    return (Map<String, Object>) requireNonNull(mapping.get(key));
  }
}
