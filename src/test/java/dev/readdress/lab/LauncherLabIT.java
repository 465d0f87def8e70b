package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users start it, from the packed jar. */
@OnLab
class LauncherLabIT {

  @Test
  void reportsAHealthyCluster(Lab lab, Program program) throws IOException, InterruptedException {
    lab.bring("healthy");
    Path out = program.home().resolve("out");
    Path err = program.home().resolve("err");
    ProcessBuilder report =
        new ProcessBuilder(
            List.of("bin/readdress", "report", "-i", lab.inventory().toString(), "-o", "json"));
    report.environment().put("HOME", program.home().toString());
    report.environment().put("XDG_STATE_HOME", program.home().resolve("state").toString());
    Process process =
        report
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();

    int exit = process.waitFor();

    String told = Files.readString(out, UTF_8);
    String complained = Files.readString(err, UTF_8);
    assertThat(exit).as("exit code; %s%s", told, complained).isZero();
    JsonNode result = new Program.Ended("bin/readdress report", exit, told, complained).json();
    assertThat(result.path("schema").asText()).isEqualTo("readdress/1");
    assertThat(result.path("clusters").path(0).path("verdict").asText()).isEqualTo("clean");
    assertThat(complained).doesNotContain("\tat ");
  }

  /** As under cron, or on a machine where no locale was ever chosen. */
  @Test
  void opensFilesOfAnyNameWithoutALocale(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path inventory = directory.resolve("größe.yml");
    Files.writeString(
        inventory, "patroni: {hosts: {knoten-ü: {ansible_host: 192.0.2.1}}}\n", UTF_8);
    ProcessBuilder listing =
        new ProcessBuilder(
            List.of("bin/readdress", "inventory", "-i", inventory.toString(), "--graph"));
    listing.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
    Process process = listing.redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("knoten-ü");
    assertThat(process.waitFor()).isZero();
  }
}
