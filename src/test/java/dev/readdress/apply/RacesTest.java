package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Reason;
import dev.readdress.testing.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Root edits a configuration of another user while that user exchanges files and folders. An attack
 * succeeds when anything changes in a folder of root. A sample of the tries is part of every run;
 * {@code bin/test --races} makes a thousand of each, or {@code -Dreaddress.races} of them.
 */
class RacesTest {
  private static final int SAMPLE = 5;
  private static final int NOBODY = 65_534;

  @ParameterizedTest
  @ValueSource(strings = {"folder", "file", "temporary"})
  void aSample(String attack, @TempDir Path directory) throws Exception {
    race(attack, SAMPLE, directory);
  }

  @Tag("races")
  @ParameterizedTest
  @ValueSource(strings = {"folder", "file", "temporary"})
  void aThousand(String attack, @TempDir Path directory) throws Exception {
    race(attack, Integer.getInteger("readdress.races", 1_000), directory);
  }

  private void race(String attack, int tries, Path directory) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become others");
    LocalShell.wantInstalled("/usr/bin/setpriv");
    long seed = Long.getLong("readdress.seed", new Random().nextLong());
    Random random = new Random(seed);
    Map<String, Integer> outcomes = new TreeMap<>();
    int successes = 0;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (TestNode node = new TestNode(directory, Shells.SYSTEM)) {
      assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
      Path roots = Files.createDirectory(directory.resolve("roots"));
      Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rwx------"));
      Files.writeString(roots.resolve("config.yml"), TestNode.OLD);
      Files.writeString(roots.resolve("target"), "of root");
      EditOrder order = node.order(node.folder.resolve("etc/config.yml"), null);
      prepare(node.folder);
      assertThat(node.operations.edit(order))
          .as("without a race")
          .isInstanceOf(Outcome.Applied.class);
      for (int number = 1; number <= tries; number++) {
        prepare(node.folder);
        Map<String, String> before = state(roots);
        Process racer = start(attack, node.folder, roots, random.nextInt());
        Outcome outcome = node.operations.edit(order);
        racer.destroyForcibly().waitFor();
        outcomes.merge(outcome.why().map(Reason::code).orElse("applied"), 1, Integer::sum);
        if (!state(roots).equals(before)) {
          successes++;
        }
      }
    }
    String told =
        "%s: %d tries, %d successes, %s, seed %d"
            .formatted(attack, tries, successes, outcomes, seed);
    System.out.println(told);
    assertThat(successes).as(told).isZero();
  }

  /** A folder of the racer, with the configuration in another one below it. */
  private static void prepare(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
    Path inner = Files.createDirectory(folder.resolve("etc"));
    Path file = Files.writeString(inner.resolve("config.yml"), TestNode.OLD);
    for (Path each : List.of(folder, inner, file)) {
      Files.setAttribute(each, "unix:uid", NOBODY);
      Files.setAttribute(each, "unix:gid", NOBODY);
    }
  }

  private static Process start(String attack, Path folder, Path roots, int seed)
      throws IOException {
    Process racer =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "/usr/bin/python3",
                "-c",
                Files.readString(Path.of("src/test/resources/apply/racer.py")),
                attack,
                folder.toString(),
                roots.toString(),
                Integer.toString(seed))
            .start();
    assertThat(racer.getInputStream().read()).isEqualTo('r');
    return racer;
  }

  /** Names, owners, modes, inodes and bytes. */
  private static Map<String, String> state(Path roots) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(roots)) {
      for (Path file : files.toList()) {
        String content =
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Bytes.of(Files.readAllBytes(file)).sha256()
                : "";
        state.put(
            file.toString(),
            Files.readAttributes(file, "unix:uid,gid,mode,ino,nlink", LinkOption.NOFOLLOW_LINKS)
                + content);
      }
    }
    return state;
  }
}
