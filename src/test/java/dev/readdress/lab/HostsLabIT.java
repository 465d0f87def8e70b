package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that cannot be reached, and inventories that cannot be used. */
@OnLab
class HostsLabIT {

  @BeforeAll
  static void bring(Lab lab) {
    lab.bring("stale-vip");
  }

  /** One node's sshd is stopped; Patroni there goes on. */
  @Test
  void oneUnreachableHostIsNamedAndNothingIsChanged(Lab lab, Program program) {
    lab.shell("node3", "systemctl stop ssh.socket ssh 2>/dev/null; ! systemctl -q is-active ssh");
    try {
      Map<String, NodeState> before = NodeState.ofAll(lab);
      Ended report = program.run(lab, "report", "-o", "json");
      assertThat(report.exit()).as("exit code of %s", report).isEqualTo(4);
      assertThat(states(report))
          .isEqualTo(Map.of("node1", "ok", "node2", "ok", "node3", "unreachable"));
      assertThat(detail(report, "node3")).contains("refused");
      assertThat(report.err()).contains("node3");
      assertThat(Told.by(report).cluster().path("complete").asBoolean(true)).isFalse();
      assertThat(Told.by(report).endpoint("node2", "restapi").path("verdict").asText())
          .as("what is known of the others is told: %s", report)
          .isEqualTo("wrong");

      Ended fix = program.run(lab, "fix", "--yes", "-o", "json");
      assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(4);
      assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo("refused");
      assertThat(Told.by(fix).cluster().path("changes"))
          .allMatch(change -> change.path("state").asText().equals("planned"));
      assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);
    } finally {
      lab.shell("node3", "systemctl start ssh");
    }
  }

  @Test
  void theReachableHostsAreReportedInText(Lab lab, Program program) {
    lab.shell("node3", "systemctl stop ssh.socket ssh 2>/dev/null; ! systemctl -q is-active ssh");
    try {
      Ended report = program.run(lab, "report");
      assertThat(report.exit()).as("exit code of %s", report).isEqualTo(4);
      assertThat(report.out()).contains("node3").containsIgnoringCase("unreachable");
      assertThat(report.out()).contains("node2").contains(lab.resolve("node2:8008"));

      Ended ignoring = program.run(lab, "report", "--ignore-unreachable");
      assertThat(ignoring.exit()).as("the VIP is found all the same: %s", ignoring).isEqualTo(3);
      assertThat(ignoring.out()).contains("node3").containsIgnoringCase("unreachable");
    } finally {
      lab.shell("node3", "systemctl start ssh");
    }
  }

  @Test
  void aWrongKeyIsToldForEachHost(Lab lab, Program program)
      throws IOException, InterruptedException {
    Path key = program.home().resolve("other_key");
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
            .start();
    assertThat(made.waitFor()).isZero();

    Path inventory = inventoryWith(lab, program, "ansible_ssh_private_key_file", key.toString());
    Ended report = program.run("report", "-i", inventory.toString(), "-o", "json");

    assertNobodyReached(report, "(?i).*(auth|publickey|key).*");
  }

  @Test
  void anUnknownHostKeyIsRefused(Lab lab, Program program) throws IOException {
    Path nobodyKnown = Files.createFile(program.home().resolve("known_hosts"));

    Path inventory =
        inventoryWith(
            lab, program, "ansible_ssh_common_args", "-o UserKnownHostsFile=" + nobodyKnown);
    Ended report = program.run("report", "-i", inventory.toString(), "-o", "json");

    assertNobodyReached(report, "(?i).*host key.*");
    assertThat(nobodyKnown).isEmptyFile();
  }

  /** The lab's inventory with another value of one variable. */
  private static Path inventoryWith(Lab lab, Program program, String variable, String value)
      throws IOException {
    String text = Files.readString(lab.inventory());
    String changed = text.replaceAll("(?m)^( *" + variable + ": ).*$", "$1" + value);
    assertThat(changed).isNotEqualTo(text);
    return Files.writeString(program.home().resolve("inventory.yml"), changed);
  }

  private static void assertNobodyReached(Ended ended, String detail) {
    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(4);
    assertThat(Set.copyOf(states(ended).values())).isEqualTo(Set.of("unreachable"));
    for (String host : List.of("node1", "node2", "node3")) {
      assertThat(detail(ended, host)).matches(detail);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing          |            |                                   | inventory.yml
          empty            | ''         |                                   | inventory.yml
          YAML error       | all: {{    |                                   | inventory.yml:2:1:
          unknown pattern  | all: {hosts: {node1: {}}} | -l nosuch          | nosuch
          """)
  void anInventoryThatCannotBeUsedIsAUsageError(
      String what, @Nullable String content, @Nullable String option, String where, Program program)
      throws IOException {
    Path inventory = program.home().resolve("inventory.yml");
    if (content != null) {
      Files.writeString(inventory, content + "\n");
    }
    List<String> arguments =
        new java.util.ArrayList<>(List.of("report", "-i", inventory.toString()));
    if (option != null) {
      arguments.addAll(List.of(option.split(" ", -1)));
    }

    Ended ended = program.run(arguments.toArray(String[]::new));

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(64);
    assertThat(ended.err()).as("%s", ended).contains(where).contains("\n  fix: ");
    assertThat(ended.out()).isEmpty();
  }

  private static Map<String, String> states(Ended ended) {
    return Told.stream(ended.json().path("hosts"))
        .collect(
            Collectors.toMap(
                host -> host.path("host").asText(), host -> host.path("state").asText()));
  }

  private static String detail(Ended ended, String host) {
    return Told.stream(ended.json().path("hosts"))
        .filter(each -> each.path("host").asText().equals(host))
        .map(each -> each.path("detail").asText())
        .findFirst()
        .orElseThrow();
  }
}
