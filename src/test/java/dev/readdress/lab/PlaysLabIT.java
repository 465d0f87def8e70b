package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The playbooks that come with readdress, and what a play can say beyond them. */
@OnLab
class PlaysLabIT {
  @BeforeEach
  void bring(Lab lab) {
    lab.bring("stale-vip");
  }

  @Test
  void driftIsCorrectedAndKeptForOtherPrograms(Lab lab, Program program) throws IOException {
    Path playbook = program.home().resolve("drift-correction.yml");
    Files.copy(Path.of("playbooks/drift-correction.yml"), playbook);
    Path kept = program.home().resolve("drift-correction.json");

    Ended check = program.run(lab, "play", playbook.toString(), "--check");
    assertThat(check.exit()).as("%s", check).isEqualTo(3);
    assertThat(kept).content().contains("\"mode\" : \"check\"", "\"planned\"");

    Ended fixed = program.run(lab, "play", playbook.toString(), "--yes");
    assertThat(fixed.exit()).as("%s", fixed).isZero();
    assertThat(fixed.out()).contains("PLAY [Correct drift]", "Fixed and proven");
    assertThat(kept).content().contains("\"mode\" : \"fix\"", "\"fixed\"");
  }

  @Test
  void whatAPlayExpectsInVainIsToldWithItsPlace(Lab lab, Program program) throws IOException {
    Path playbook = program.home().resolve("expect.yml");
    Files.writeString(
        playbook,
        """
        - hosts: all
          tasks:
            - rehearse:
            - assert: {verdict: clean}
        """);
    Ended ended = program.run(lab, "play", playbook.toString());
    assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
    assertThat(ended.out()).contains(playbook + ":4:7: cluster ", " is drift");
  }

  @Test
  void variablesBesideThePlaybookCount(Lab lab, Program program) throws IOException {
    Path playbook = program.home().resolve("plain.yml");
    Files.writeString(playbook, "- hosts: all\n");
    Files.createDirectory(program.home().resolve("group_vars"));
    Files.writeString(program.home().resolve("group_vars/all.yml"), "vips: [" + lab.vip() + "]\n");
    Ended ended = program.run(lab, "play", playbook.toString(), "-o", "json");
    assertThat(ended.json().findValuesAsText("code")).contains("inventory-vip");
  }

  @Test
  void variablesOfThePlayAndOfTheCommandLineReachTheEvidence(Lab lab, Program program)
      throws IOException {
    Path playbook = program.home().resolve("vips.yml");
    Files.writeString(playbook, "- hosts: all\n  vars: {vips: [\"{{ floating }}\"]}\n");
    Ended ended =
        program.run(
            lab, "play", playbook.toString(), "-e", "floating=" + lab.vip(), "-v", "-o", "json");
    assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
    assertThat(Told.by(ended).cluster().path("rehearsal")).as("no rehearse task").isEmpty();
    assertThat(ended.json().findValuesAsText("code")).contains("inventory-vip");
  }
}
