package dev.readdress.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.readdress.canary.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nodes that do whatever a node can do, all of them in one report of a program that has 256 MB, and
 * a sound node among them.
 */
class HostileNodesIT {
  /** A visit of a node takes at most a minute, and there are at most two after the other. */
  private static final Duration LONGEST = Duration.ofSeconds(150);

  private static HostileNodes nodes;
  private static Path home;
  private static Ended all;

  /** How a run of the program ended. */
  record Ended(int exit, Duration took, Path outputs, String out, String err, JsonNode json) {
    JsonNode host(String name) {
      for (JsonNode host : json.path("hosts")) {
        if (host.path("host").asText().equals(name)) {
          return host;
        }
      }
      throw new AssertionError(name + " is not in the report:\n" + err);
    }

    Optional<JsonNode> clusterOf(String host) {
      for (JsonNode cluster : json.path("clusters")) {
        for (JsonNode member : cluster.path("members")) {
          if (member.path("host").asText().equals(host)) {
            return Optional.of(cluster);
          }
        }
      }
      return Optional.empty();
    }
  }

  static List<HostileNode> table() throws IOException {
    return HostileNode.all();
  }

  @BeforeAll
  static void report(@TempDir Path directory) throws Exception {
    home = directory;
    nodes = new HostileNodes(table());
    List<String> names = new ArrayList<>(table().stream().map(HostileNode::name).toList());
    names.add(names.size() / 2, HostileNodes.SOUND);
    all = run(names);
    System.out.printf(
        "%d hostile nodes in one report: %d s, exit code %d%n",
        names.size() - 1, all.took().toSeconds(), all.exit());
  }

  @AfterAll
  static void close() throws Exception {
    nodes.close();
  }

  private static Ended run(List<String> names) throws Exception {
    Path inventory = nodes.writeHome(home, names);
    Path outputs = Files.createDirectory(home.resolve("outputs-" + names.size()));
    Path out = outputs.resolve("out");
    Path err = outputs.resolve("err");
    Path json = outputs.resolve("result.json");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.readdress.cli.Main",
                "report",
                "-v",
                "-f",
                "100",
                "-T",
                "50",
                "-i",
                inventory.toString(),
                "-o",
                "json=" + json,
                "-o",
                "html=" + outputs.resolve("page.html"),
                "-o",
                "junit=" + outputs.resolve("junit.xml"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    program.environment().clear();
    program.environment().put("HOME", home.toString());
    long from = System.nanoTime();
    Process process = program.start();
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
        .as("the report ends within %s; it has said\n%s", LONGEST, Files.readString(err, UTF_8))
        .isTrue();
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    Kept.folder(outputs);
    JsonNode tree =
        Files.exists(json)
            ? new ObjectMapper().readTree(json.toFile())
            : new ObjectMapper().createObjectNode();
    return new Ended(
        process.exitValue(),
        took,
        outputs,
        Files.readString(out, UTF_8),
        Files.readString(err, UTF_8),
        tree);
  }

  @ParameterizedTest
  @MethodSource("table")
  void isToldForWhatItDid(HostileNode node) {
    JsonNode host = all.host(node.name());
    assertThat(host.path("state").asText() + ": " + host.path("detail").asText())
        .as("%s, which does: %s", node, node.does())
        .matches(node.state() + ": .*(?:" + node.detail() + ").*");
  }

  @Test
  void theRunEndsAsARunWithUnreachableHostsDoes() {
    assertThat(all.exit()).as(all.err()).isIn(2, 4);
    assertThat(all.err()).doesNotContain("OutOfMemoryError", "\tat dev.readdress", "a defect of");
  }

  @Test
  void theSoundNodeIsReportedAsIfItWereAlone() throws Exception {
    Ended alone = run(List.of(HostileNodes.SOUND));
    assertThat(all.host(HostileNodes.SOUND)).isEqualTo(alone.host(HostileNodes.SOUND));
    assertThat(cluster(all)).isEqualTo(cluster(alone));
  }

  /** Without what belongs to a run. */
  private static JsonNode cluster(Ended ended) {
    ObjectNode cluster = ended.clusterOf(HostileNodes.SOUND).orElseThrow().deepCopy();
    return cluster.without(List.of("id"));
  }

  @Test
  void nothingThatANodeSaysReachesATerminal() {
    String harmful = "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]";
    for (String printed : List.of(all.out(), all.err())) {
      assertThat(printed.lines().filter(line -> line.matches(".*" + harmful + ".*"))).isEmpty();
    }
  }

  @Test
  void nothingThatANodeSaysIsMarkupInAPage() throws IOException {
    String page = Files.readString(all.outputs().resolve("page.html"), UTF_8);
    assertThat(page).contains("alert(").doesNotContain("<script>alert", "<img src=x");
    String junit = Files.readString(all.outputs().resolve("junit.xml"), UTF_8);
    assertThat(junit).doesNotContain("<script>", "<img ");
    assertThat(junit.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t')).isTrue();
  }
}
