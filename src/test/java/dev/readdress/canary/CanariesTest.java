package dev.readdress.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for canaries finds them, and the tests have no other secrets. */
class CanariesTest {
  private static final Path SCRIPT = Path.of("src/commands/canaries.py").toAbsolutePath();
  private static final Path DEFINITIONS = Path.of("src/test/java/dev/readdress/canary/Canary.java");
  private static final String CLEAN = "0 journal lines and 0 process lines: none found";

  /** A line of a private key in OpenSSH's format that is in no other key. */
  private static final String KEY_LINE =
      "QyNTUxOQAAACBc4n4ryAo9dTz4bVEt9v5Q0mX0u7vQ3FQm2P0cBQ9t1gAAAJj0sSbx9LEm";

  /** What gives a name a value; the value may be in quotes. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:password|passphrase|_pass|token)['\"]?(?:: |[=:])['\"]?([^'\",} \\t{$]+)");

  /** Values that stand where secrets do and are none, and one that has to look like an address. */
  private static final Pattern NO_SECRET =
      Pattern.compile(
          "x+|!vault|!unsafe|%s|null|True|yes|no|required|refused|told|10\\.0\\.0\\.8|~/\\.vault|\\[c4n4ry-.*|.*c4n4ry.*");

  private Path project;
  private Path target;

  /** How the search ended, and what it printed. */
  private record Searched(int exit, String printed) {}

  @BeforeEach
  void makeProject(@TempDir Path folder) throws IOException {
    project = folder;
    Files.createDirectories(project.resolve(DEFINITIONS).getParent());
    Files.copy(DEFINITIONS, project.resolve(DEFINITIONS));
    target = Files.createDirectories(project.resolve("target/canary/outputs"));
    Files.writeString(target.resolve("1-1.txt"), "readdress report\nnode1 | SUCCESS\n");
  }

  private Searched search(String... lab) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("/usr/bin/python3", SCRIPT.toString(), project.toString()),
                Stream.of(lab))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Searched(process.waitFor(), printed);
  }

  @Test
  void whereNoneIsItSaysWhatWasSearched() throws Exception {
    assertThat(search())
        .isEqualTo(
            new Searched(
                0,
                "canary: %d secrets looked for in 1 files, %s\n".formatted(definitions(), CLEAN)));
  }

  private static int definitions() throws IOException {
    return Files.readString(DEFINITIONS).split("= MARK \\+", -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surefire-reports/TEST-x.xml",
        "failsafe-reports/x-output.txt",
        "canary/outputs/2-1.txt",
        "canary/folders/2-1/state/readdress/runs/1/journal.ndjson",
        "canary/processes.txt",
        "readdress.jar"
      })
  void aPlantedSecretIsFoundEverywhere(String file) throws Exception {
    plant(file, "first\nPGPASSWORD=" + Canary.REPLICATION_PASSWORD + " psql\n");
    assertThat(search().exit()).isEqualTo(1);
    assertThat(search().printed())
        .contains("canary: found in target/" + file + ":2: a secret with the mark of canaries\n")
        .contains(" lines: 1 found\n")
        .doesNotContain(Canary.MARK);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aSecretInBase64IsFoundAtAnyOffset(int offset) throws Exception {
    String text = "y".repeat(offset) + "password: " + Canary.REST_PASSWORD + "\nmore";
    plant("result.json", Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    assertThat(search().exit()).isEqualTo(1);
    assertThat(search().printed())
        .contains("canary: found in target/result.json:1: REST_PASSWORD, in Base64\n");
  }

  @Test
  void aSecretInAPackedFileIsFound() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(Canary.VAULT_PASSWORD.getBytes(UTF_8));
    }
    Files.write(project.resolve("target/old.log.gz"), bytes.toByteArray());
    assertThat(search().exit()).isEqualTo(1);
  }

  @Test
  void thePrivateKeysOfTheLabAndItsPasswordsAreLookedForLineByLine() throws Exception {
    Path keys = Files.createDirectories(project.resolve("lab/keys"));
    Files.writeString(
        keys.resolve("id_ed25519"),
        "-----BEGIN OPENSSH PRIVATE KEY-----\nsame in all\n%s\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"
            .formatted(KEY_LINE));
    Files.createDirectories(project.resolve("lab/nodes"));
    Files.writeString(keys.resolve("passwords"), "c4n4ry-0a1b2c c4n4ry-3d4e5f\n");
    String encoded = Base64.getEncoder().encodeToString("password=c4n4ry-3d4e5f;".getBytes(UTF_8));
    plant("canary/outputs/2-1.txt", "debug: " + KEY_LINE + "\n");
    plant("canary/outputs/2-2.txt", encoded);
    assertThat(search(project.resolve("lab").toString()).printed())
        .contains("target/canary/outputs/2-1.txt:1: the private key id_ed25519\n")
        .contains(
            "target/canary/outputs/2-2.txt:1: passwords (%d), in Base64\n"
                .formatted(definitions() + 1))
        .contains("canary: %d secrets looked for".formatted(definitions() + 3));
  }

  @Test
  void aLabThatIsNotThereFails() throws Exception {
    Path lab = project.resolve("lab");
    assertThat(search(lab.toString()).exit()).isEqualTo(1);
    assertThat(search(lab.toString()).printed()).contains(lab + ": this lab is not there");
  }

  @Test
  void whatIsLeftOutIsSaidWithItsReason() throws Exception {
    plant("test-classes/yaml/edits/a.yml", "password: " + Canary.SUPERUSER_PASSWORD);
    assertThat(search().exit()).isZero();
    assertThat(search().printed().lines())
        .containsExactly(
            "canary: left out: 1 files: the tests' own fixtures, compiled",
            "canary: %d secrets looked for in 1 files, %s".formatted(definitions(), CLEAN));
  }

  /** A file of a lab's node, with the line that the search prints, or none if it is left out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/patroni/.config.yml.readdress-tmp",
        "etc/patroni/.config.yml.readdress-20261123T050000Z-1-1.json",
        "var/lib/readdress/lock",
        "tmp/x",
        "home/deploy/.bash_history"
      })
  void aSecretOnANodeIsFoundButWhereItBelongs(String file) throws Exception {
    Path upper = project.resolve("lab/nodes/node1/upper");
    for (String own : List.of("etc/patroni/config.yml", "var/lib/postgresql/.pgpass", file)) {
      Files.createDirectories(upper.resolve(own).getParent());
      Files.writeString(upper.resolve(own), Canary.SUPERUSER_PASSWORD);
    }
    Searched searched = search(project.resolve("lab").toString());
    assertThat(searched.exit()).isEqualTo(1);
    assertThat(searched.printed())
        .contains("canary: found in lab/node1/" + file + ":1: a secret with the mark of canaries\n")
        .contains("canary: found in lab/node1: its journal cannot be read: ")
        .contains("canary: left out: 1 files: Patroni's configuration needs its passwords\n")
        .contains(" lines: 2 found\n");
  }

  /** What a test starts is seen with its command line and its environment. */
  @Test
  void processesAreSampled() throws Exception {
    Path sampled = Kept.FOLDER.resolve("processes.txt");
    String mark = "sampled-" + ProcessHandle.current().pid();
    ProcessBuilder builder = new ProcessBuilder("/bin/sleep", "600");
    builder.environment().put("SAMPLED", mark);
    Process process = builder.start();
    try (ProcessSampler sampler = ProcessSampler.start()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> assertThat(sampled).content().contains(mark).contains("/bin/sleep 600\n"));
    } finally {
      process.destroy();
    }
  }

  @Test
  void noTestHasAnotherSecret() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      assertThat(files.filter(Files::isRegularFile).flatMap(CanariesTest::otherSecrets)).isEmpty();
    }
  }

  private static Stream<String> otherSecrets(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
          .lines()
          .flatMap(line -> SECRET.matcher(line).results())
          .map(match -> match.group(1))
          .filter(value -> !NO_SECRET.matcher(value).matches())
          .map(value -> file + ": " + value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void plant(String file, String content) throws IOException {
    Path planted = project.resolve("target").resolve(file);
    Files.createDirectories(planted.getParent());
    Files.writeString(planted, content);
  }
}
