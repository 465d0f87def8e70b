package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedFilesTest {
  private static LoadedFiles files(String argument, String... pathsAndContents) {
    List<ConfigFile> files = new ArrayList<>();
    for (int number = 0; number < pathsAndContents.length; number += 2) {
      files.add(
          new ConfigFile(
              pathsAndContents[number],
              Bytes.ofUtf8(pathsAndContents[number + 1]),
              "postgres:postgres",
              "640",
              Optional.empty()));
    }
    PatroniProcess process =
        new PatroniProcess(
            82,
            4711,
            List.of("/usr/bin/python3", "/usr/bin/patroni", argument),
            "postgres",
            true,
            Optional.empty(),
            true);
    return LoadedFiles.of(
        new MemberObservation(
            process,
            Read.absent(),
            files,
            Read.absent(),
            Read.absent(),
            Read.absent(),
            OptionalInt.empty(),
            OptionalInt.empty()));
  }

  /** A relative path is joined to the working directory, as the probe does. */
  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/patroni/config.yml | /etc/patroni/config.yml        |
          config.yml              | /etc/patroni/config.yml        |
          ./config.yml            | /etc/patroni/./config.yml      |
          /etc/patroni            | /etc/patroni/config.yml        | /etc/patroni
          /etc/patroni/           | /etc/patroni/config.yml        | /etc/patroni
          .                       | /etc/patroni/./config.yml      | /etc/patroni/.
          conf.d                  | /etc/patroni/conf.d/config.yml | /etc/patroni/conf.d
          """)
  void knowsADirectoryFromAFile(String argument, String path, String directory) {
    assertThat(files(argument, path, "a").directory()).isEqualTo(Optional.ofNullable(directory));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing       | /etc/patroni | /etc/patroni/a.yml | a | /etc/patroni/b.yml | b |
          other bytes   | /etc/patroni | /etc/patroni/a.yml | x | /etc/patroni/b.yml | b | /etc/patroni/a.yml of node2 has changed
          another name  | /etc/patroni | /etc/patroni/a.yml | a | /etc/patroni/c.yml | b | /etc/patroni/b.yml of node2 is gone; /etc/patroni/c.yml of node2 is new
          """)
  void namesWhatHasMoved(
      String name,
      String argument,
      String first,
      String firstContent,
      String second,
      String secondContent,
      String moved) {
    LoadedFiles was = files("/etc/patroni", "/etc/patroni/a.yml", "a", "/etc/patroni/b.yml", "b");
    LoadedFiles now = files(argument, first, firstContent, second, secondContent);

    assertThat(String.join("; ", was.moved("node2", now))).isEqualTo(moved == null ? "" : moved);
  }
}
