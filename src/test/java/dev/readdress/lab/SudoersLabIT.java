package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.canary.Canary;
import dev.readdress.lab.Program.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lines that docs/security.md gives for sudoers, each tried by an account that has no other
 * right, through the sudo of the node's Debian and without a terminal.
 */
@OnLab
class SudoersLabIT {
  private static final String AS_POSTGRES = "remedy ALL=(postgres) NOPASSWD: /bin/sh";
  private static final String AS_ROOT = "remedy ALL=(root) NOPASSWD: /bin/sh";
  private static final String AS_ROOT_WITH_PASSWORD = "remedy ALL=(root) /bin/sh";

  private static final String ACCOUNT =
      """
      id remedy >/dev/null 2>&1 || useradd -m -s /bin/bash remedy
      usermod -p 'HASH' remedy
      install -d -m 0700 -o remedy -g remedy /home/remedy/.ssh
      install -m 0600 -o remedy -g remedy /root/.ssh/authorized_keys /home/remedy/.ssh/authorized_keys
      rm -f /etc/sudoers.d/remedy
      """;

  @BeforeEach
  void bring(Lab lab) {
    lab.bring("stale-vip");
    String account = ACCOUNT.replace("HASH", Doors.hash(Canary.BECOME_PASSWORD));
    for (String node : lab.nodes()) {
      lab.shell(node, account);
    }
  }

  @AfterAll
  static void restore(Lab lab) {
    for (String node : lab.nodes()) {
      lab.shell(node, "userdel -r remedy 2>/dev/null; rm -f /etc/sudoers.d/remedy");
      giveBack(lab, node);
    }
  }

  private static void giveBack(Lab lab, String node) {
    lab.shell(node, "chown -R root:root /etc/patroni; chgrp postgres " + Configuration.FILE);
  }

  private static void allow(Lab lab, String... lines) {
    String file = "/etc/sudoers.d/remedy";
    for (String node : lab.nodes()) {
      lab.shell(
          node,
          "printf '%s\\n' '"
              + String.join("' '", lines)
              + "' >"
              + file
              + " && chmod 0440 "
              + file
              + " && visudo -c");
    }
  }

  private static Ended run(Lab lab, Program program, String command, String... options) {
    List<String> all = new ArrayList<>(List.of("-e", "ansible_user=remedy", "-o", "json"));
    all.addAll(List.of(options));
    return program.run(lab, command, all.toArray(String[]::new));
  }

  private static List<String> fixes(Ended ended) {
    return Told.stream(Told.by(ended).cluster().path("findings"))
        .map(finding -> finding.path("fix").asText())
        .toList();
  }

  @Test
  void withoutSudoNothingIsKnownAndItSaysWhatIsMissing(Lab lab, Program program) {
    Ended report = run(lab, program, "report");

    assertThat(report.exit()).as("%s", report).isEqualTo(5);
    assertThat(report.json().path("clusters")).isEmpty();
    assertThat(Told.stream(report.json().path("hosts")))
        .hasSameSizeAs(lab.nodes())
        .allSatisfy(
            host ->
                assertThat(host.path("detail").asText())
                    .contains("config.yml: permission denied")
                    .contains("--become-user"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"use_pty", "!use_pty", "!requiretty"})
  void asPostgresAReportIsWholeAndItsOwnFilesAreFixed(String defaults, Lab lab, Program program) {
    allow(lab, "Defaults:remedy " + defaults, AS_POSTGRES);
    String[] postgres = {"-b", "--become-user", "postgres"};

    Ended report = run(lab, program, "report", postgres);
    assertThat(report.exit()).as("%s", report).isEqualTo(3);
    assertThat(Told.by(report).endpoint("node2", "restapi").path("verdict").asText())
        .isEqualTo("wrong");

    Ended refused = run(lab, program, "fix", "--yes", "-b", "--become-user", "postgres");
    assertThat(refused.exit()).as("the folder is root's: %s", refused).isEqualTo(5);
    assertThat(fixes(refused)).anyMatch(fix -> fix.contains("--become-user"));

    for (String node : lab.nodes()) {
      lab.shell(node, "chown -R postgres:postgres /etc/patroni");
    }
    try {
      Ended fixed = run(lab, program, "fix", "--yes", "-b", "--become-user", "postgres");
      assertThat(fixed.exit()).as("the folder is postgres's: %s", fixed).isZero();
    } finally {
      lab.nodes().forEach(node -> giveBack(lab, node));
    }
    assertThat(run(lab, program, "report", "-b").exit()).as("as root").isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"use_pty", "!use_pty", "!requiretty"})
  void asRootEverythingIsFixed(String defaults, Lab lab, Program program) {
    allow(lab, "Defaults:remedy " + defaults, AS_ROOT);

    Ended fixed = run(lab, program, "fix", "--yes", "-b");

    assertThat(fixed.exit()).as("%s", fixed).isZero();
  }

  @Test
  void asRootWithAPasswordThatIsTyped(Lab lab, Program program) {
    allow(lab, AS_ROOT_WITH_PASSWORD);

    Ended without = run(lab, program, "report", "-b");
    assertThat(without.exit()).as("%s", without).isEqualTo(4);

    Ended report = run(lab, program.typing(Canary.BECOME_PASSWORD), "report", "-b", "-K");
    assertThat(report.exit()).as("%s", report).isEqualTo(3);
  }

  @Test
  void whereATerminalIsRequiredItSaysSo(Lab lab, Program program) {
    allow(lab, "Defaults:remedy requiretty", AS_ROOT);

    Ended report = run(lab, program, "report", "-b");

    assertThat(report.exit()).as("%s", report).isEqualTo(4);
    assertThat(Told.stream(report.json().path("hosts")))
        .allSatisfy(host -> assertThat(host.path("detail").asText()).contains("must have a tty"));
  }
}
