package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.opentest4j.AssertionFailedError;

/**
 * Edits of generated files: in each file both addresses and the proxy_address, as a plan makes
 * them, and some values and keys at random places. The generator knows what each file holds and
 * which place cannot be edited for which reason.
 */
final class GeneratedEdits {
  private static final int OTHER_PLACES = 4;

  private final long seed;
  private final List<CheckedEdit> made = new ArrayList<>();
  private final Map<SpliceReason, Integer> refused = new EnumMap<>(SpliceReason.class);
  private int files;

  private GeneratedEdits(long seed) {
    this.seed = seed;
  }

  /** So many edits that were made, or a few more; the seed of the run and of the file are told. */
  static GeneratedEdits of(long seed, int count) {
    GeneratedEdits edits = new GeneratedEdits(seed);
    Random seeds = new Random(seed);
    while (edits.made.size() < count) {
      edits.files++;
      long fileSeed = seeds.nextLong();
      try {
        edits.editFile("seed " + seed + ", file " + fileSeed, new Random(fileSeed));
      } catch (AssertionError | YamlException e) {
        throw new AssertionFailedError("seed " + seed + ", file " + fileSeed + ": " + e, e);
      }
    }
    return edits;
  }

  /** What is left to be checked by PyYAML. */
  List<CheckedEdit> made() {
    return made;
  }

  Map<SpliceReason, Integer> refused() {
    return refused;
  }

  @Override
  public String toString() {
    int refusals = refused.values().stream().mapToInt(Integer::intValue).sum();
    return "%d generated edits (seed %d): in %d files, and %d more refused for %d reasons"
        .formatted(made.size(), seed, files, refusals, refused.size());
  }

  private void editFile(String label, Random random) throws YamlException {
    GeneratedYaml file = new GeneratedYaml(random);
    Bytes before = file.bytes();
    assertThat(YamlReader.read("g.yml", before).root().toPlain())
        .as(before.lossyUtf8())
        .isEqualTo(file.tree());
    for (String section : List.of("restapi", "postgresql")) {
      Optional<GeneratedYaml.Place> address = value(file, section, "connect_address");
      if (address.isPresent()) {
        set(label, file, address.get(), GeneratedScalars.newText(random));
      } else {
        insert(label, file, section, "connect_address", "listen", random);
      }
    }
    if (value(file, "postgresql", "proxy_address").isEmpty()) {
      insert(label, file, "postgresql", "proxy_address", "connect_address", random);
    }
    for (int i = 0; i < OTHER_PLACES; i++) {
      editAnywhere(label, file, random);
    }
  }

  private static Optional<GeneratedYaml.Place> value(
      GeneratedYaml file, String section, String key) {
    return file.values().stream()
        .filter(place -> place.path().equals(YamlPath.of(section, key)))
        .findFirst();
  }

  private void insert(
      String label, GeneratedYaml file, String section, String key, String sibling, Random random)
      throws YamlException {
    for (GeneratedYaml.Place place : file.mappings()) {
      if (place.path().equals(YamlPath.of(section))) {
        insert(label, file, place, key, sibling, GeneratedScalars.newText(random));
      }
    }
  }

  private void editAnywhere(String label, GeneratedYaml file, Random random) throws YamlException {
    String text = GeneratedScalars.newText(random);
    if (random.nextInt(3) > 0 && !file.values().isEmpty()) {
      set(label, file, file.values().get(random.nextInt(file.values().size())), text);
    } else {
      GeneratedYaml.Place place = file.mappings().get(random.nextInt(file.mappings().size()));
      insert(label, file, place, "new_key", sibling(file, place, random), text);
    }
  }

  private void set(String label, GeneratedYaml file, GeneratedYaml.Place place, String text)
      throws YamlException {
    SpliceResult result = YamlEdit.setScalar("g.yml", file.bytes(), place.path(), text);
    check(label, file, place, place.path(), text, result);
  }

  private void insert(
      String label,
      GeneratedYaml file,
      GeneratedYaml.Place place,
      String key,
      String sibling,
      String text)
      throws YamlException {
    SpliceResult result =
        YamlEdit.insertKey("g.yml", file.bytes(), place.path(), key, text, sibling);
    check(label, file, place, place.path().with(key), text, result);
  }

  private void check(
      String label,
      GeneratedYaml file,
      GeneratedYaml.Place place,
      YamlPath path,
      String text,
      SpliceResult result)
      throws YamlException {
    String what = path + " = " + text + " in\n" + file.bytes().lossyUtf8() + "\n" + result;
    if (result instanceof SpliceRefused refusal) {
      refused.merge(refusal.code(), 1, Integer::sum);
      boolean already = refusal.code() == SpliceReason.ALREADY_SO;
      boolean fussy = place.notEveryText() && refusal.code() == SpliceReason.NOT_PROVEN;
      assertThat(already || fussy || place.refusal().equals(Optional.of(refusal.code())))
          .as(what)
          .isTrue();
      return;
    }
    assertThat(place.refusal()).as(what).isEmpty();
    SpliceMade splice = (SpliceMade) result;
    Map<String, Object> wanted = changed(file.tree(), path.keys(), text);
    assertThat(YamlReader.read("g.yml", splice.result()).root().toPlain())
        .as(what)
        .isEqualTo(wanted);
    assertThat(splice.splice().apply(file.bytes())).as(what).hasValue(splice.result());
    assertThat(count(splice.result(), "# why")).as(what).isEqualTo(count(file.bytes(), "# why"));
    boolean inserted = !path.equals(place.path());
    made.add(
        new CheckedEdit(label, file.bytes(), Optional.of(splice.splice()), path, text, inserted));
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
