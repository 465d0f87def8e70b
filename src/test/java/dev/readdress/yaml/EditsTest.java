package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every edit loads in the real PyYAML to the old tree plus the change and touches no other byte, or
 * it is refused with the reason that the table names. {@code -Dyaml.edits=N} says how many edits of
 * generated files there are, {@code -Dyaml.seed=N} repeats a run; the seed is printed.
 */
class EditsTest {
  private static final int FEWEST_FILES = 150;

  private static final List<EditedFile.Edited> EDITED = new ArrayList<>();

  @BeforeAll
  static void edit() throws IOException {
    for (EditedFile file : EditedFile.all()) {
      EDITED.add(file.edit());
    }
  }

  @AfterAll
  static void forget() {
    EDITED.clear();
  }

  static List<EditedFile.Edited> files() {
    return EDITED;
  }

  @ParameterizedTest
  @MethodSource("files")
  void anAddressIsPutRightInTheseLinesOrRefusedForThisReason(EditedFile.Edited edited) {
    assertThat(edited.attempts().stream().map(EditedFile.Attempt::outcome))
        .containsExactlyElementsOf(edited.file().outcomes());
    for (EditedFile.Attempt attempt : edited.attempts()) {
      if (attempt.result() instanceof SpliceMade made) {
        assertThat(made.splice().apply(attempt.before())).hasValue(made.result());
      } else {
        assertThat(((SpliceRefused) attempt.result()).text())
            .startsWith(edited.file().file() + ":");
      }
    }
  }

  @Test
  void theTableNamesEveryFileOnce() throws IOException {
    List<EditedFile> table = EditedFile.all();
    assertThat(table.stream().map(EditedFile::file))
        .containsExactlyInAnyOrderElementsOf(ConfigurationFiles.names())
        .hasSizeGreaterThanOrEqualTo(FEWEST_FILES);
    assertThat(table.stream().map(EditedFile::why)).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void theRealPyYamlAgrees() throws IOException, InterruptedException {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(required || RealPyYaml.isHere(), "python3-yaml is not installed");
    List<CheckedEdit> all = new ArrayList<>();
    Set<String> refusedByUsAlone = new HashSet<>();
    for (EditedFile.Edited edited : files()) {
      String file = edited.file().file();
      if (edited.file().isRefusedByUsAlone()) {
        refusedByUsAlone.add(file);
      } else {
        edited.attempts().forEach(attempt -> checked(file, attempt).forEach(all::add));
      }
    }
    for (EditCase example : EditCase.all()) {
      if (!refusedByUsAlone.contains(example.file())) {
        checked(example).forEach(all::add);
      }
    }
    GeneratedEdits generated =
        GeneratedEdits.of(Long.getLong("yaml.seed", 1), Integer.getInteger("yaml.edits", 20_000));
    all.addAll(generated.made());
    List<String> wrong = RealPyYaml.wrong(all);
    long refused = files().stream().filter(EditedFile.Edited::isRefused).count();
    System.out.printf(
        "%d files: %d edited, %d refused; %s; PyYAML: %d edits right, %d wrong%n",
        files().size(),
        files().size() - refused,
        refused,
        generated,
        all.size() - wrong.size(),
        wrong.size());
    assertThat(wrong).isEmpty();
    assertThat(generated.refused())
        .containsKeys(
            SpliceReason.THROUGH_ALIAS,
            SpliceReason.THROUGH_MERGE,
            SpliceReason.ANCHOR_IN_USE,
            SpliceReason.NOT_A_SCALAR,
            SpliceReason.BLOCK_SCALAR);
  }

  private static Stream<CheckedEdit> checked(String file, EditedFile.Attempt attempt) {
    return CheckedEdit.of(
        file,
        attempt.before(),
        attempt.result(),
        attempt.path(),
        attempt.text(),
        attempt.inserted())
        .stream();
  }

  private static Stream<CheckedEdit> checked(EditCase example) throws IOException {
    return CheckedEdit.of(
        example.toString(),
        example.before(),
        example.edit(),
        example.path(),
        example.text(),
        example.sibling().isPresent())
        .stream();
  }
}
