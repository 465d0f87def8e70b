package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where sshd forbids connections from the nodes (AllowTcpForwarding no), programs there ask in our
 * place, and every answer and rehearsal is the same.
 */
@OnLab
class ForwardingLabIT {
  private static final Map<String, List<String>> WITH_FORWARDING = new ConcurrentHashMap<>();

  @ParameterizedTest(name = "{0}, nodes without {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stale-vip      | ''
          stale-vip      | curl
          stale-vip      | curl wget
          postgresql-vip | ''
          loopback       | ''
          """)
  void whatIsToldIsTheSame(String scenario, String missing, Lab lab, Program program) {
    List<String> expected =
        WITH_FORWARDING.computeIfAbsent(
            scenario,
            name -> {
              lab.bring(name);
              return told(lab, program);
            });
    assertThat(expected).anyMatch(line -> line.contains(" wrong"));

    lab.bring(scenario, "no-forwarding");
    hide(lab, missing);
    try {
      assertThat(told(lab, program)).isEqualTo(expected);
    } finally {
      show(lab, missing);
    }
  }

  private static List<String> told(Lab lab, Program program) {
    JsonNode cluster = Told.by(program.run(lab, "rehearse", "-o", "json")).cluster();
    List<String> answers =
        Told.stream(cluster.path("answers"))
            .map(each -> words(each, "from", "to", "endpoint", "address", "answerer", "verdict"))
            .sorted()
            .toList();
    List<String> rehearsals =
        Told.stream(cluster.path("rehearsal"))
            .map(each -> words(each, "from", "to", "when", "verdict", "patroni_verdict", "message"))
            .toList();
    return Stream.concat(answers.stream(), rehearsals.stream()).toList();
  }

  private static String words(JsonNode object, String... fields) {
    return String.join(
        " ", List.of(fields).stream().map(field -> object.path(field).asText()).toList());
  }

  /** A program that is no file to execute is not found. */
  private static void hide(Lab lab, String programs) {
    forEach(lab, programs, "mount --bind /dev/null \"$(command -v %s)\"");
  }

  private static void show(Lab lab, String programs) {
    forEach(lab, programs, "umount /usr/bin/%s");
  }

  private static void forEach(Lab lab, String programs, String command) {
    for (String node : lab.nodes()) {
      for (String program : programs.isEmpty() ? List.<String>of() : List.of(programs.split(" "))) {
        lab.shell(node, command.formatted(program));
      }
    }
  }
}
