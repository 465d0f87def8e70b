package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.SwitchoverSituation.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rehearsal equals reality: in each situation every listed switchover is rehearsed and then
 * really asked of Patroni, and both say the same. Where readdress says that it fails and Patroni
 * does it all the same, the nodes show why: another one's answer was judged, or a member was lost.
 */
@OnLab
@Tag("parity")
class ParityLabIT {
  private static final String STARTED =
      "cd / && runuser -u postgres -- psql -XAtqc \"select to_char(pg_postmaster_start_time() at time"
          + " zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')\" 2>/dev/null || echo none";

  private static final ParityTable TABLE = new ParityTable(System.out);
  private static int situations;

  /** All, or with {@code -Dreaddress.parity=TEXT} those whose name or words hold it. */
  static List<SwitchoverSituation> situations() {
    String wanted = System.getProperty("readdress.parity", "");
    return SwitchoverSituation.all().stream()
        .filter(each -> (each.name() + " " + String.join(" ", each.lab())).contains(wanted))
        .toList();
  }

  /** Nothing is left out: each scenario and each condition of the lab is in some situation. */
  @Test
  void everyScenarioAndConditionOfTheLabIsTried() {
    List<String> tried =
        SwitchoverSituation.all().stream()
            .flatMap(situation -> situation.lab().stream())
            .map(word -> word.replaceFirst("=.*", ""))
            .toList();

    assertThat(SwitchoverSituation.all()).hasSizeGreaterThanOrEqualTo(45);
    assertThat(tried).containsAll(Lab.scenarios()).containsAll(Lab.conditions());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void patroniDoesAsRehearsed(SwitchoverSituation situation, Lab lab, Program program) {
    TABLE.begin(situation);
    situations++;
    JsonNode rehearsed = bring(situation, lab, program);
    String leader = lab.nodes().get(0);
    for (Trial trial : situation.trials()) {
      if (!trial.from().equals(leader)) {
        rehearsed = bring(situation, lab, program);
        leader = lab.nodes().get(0);
      }
      assertThat(trial.from()).as("leader of %s", trial).isEqualTo(leader);
      leader = tryOut(trial, rehearsed, lab).newLeader().orElse(leader);
    }
  }

  @AfterAll
  static void writeTable() throws IOException {
    TABLE.finish(situations);
  }

  private static JsonNode bring(SwitchoverSituation situation, Lab lab, Program program) {
    lab.bring(situation.lab().toArray(String[]::new));
    return Told.by(program.run(lab, "rehearse", "-o", "json")).cluster();
  }

  private static RealSwitchover tryOut(Trial trial, JsonNode rehearsed, Lab lab) {
    Prediction prediction = Prediction.of(trial, rehearsed);
    Map<String, String> starts = new TreeMap<>();
    lab.nodes().forEach(node -> starts.put(node, lab.shell(node, STARTED).strip()));
    RealSwitchover real = lab.switchover(trial.from(), trial.isToAny() ? "" : trial.to());
    Optional<String> answerer = real.answerer(trial.to(), starts);
    TABLE.add(trial, prediction, real, answerer);

    assertThat(prediction.patroni()).as("prediction of %s", trial).isEqualTo(trial.patroni());
    assertThat(prediction.message()).as("prediction of %s", trial).startsWith(trial.message());
    if (prediction.isCertain()) {
      assertThat(prediction.holdsFor(real)).as("%s holds for %s", prediction, real).isTrue();
    }
    trial.answerer().ifPresent(who -> assertThat(answerer).as("%s", real).contains(who));
    if (real.isAccepted()) {
      trial
          .isFollowed()
          .ifPresent(
              followed ->
                  assertThat(real.isFollowed())
                      .as("all members stream: %s", real)
                      .isEqualTo(followed));
    }
    if (prediction.verdict().equals("fail") && real.isAccepted() && prediction.isCertain()) {
      assertThat(trial.answerer().isPresent() || !real.isFollowed())
          .as("why it fails is shown: %s", trial)
          .isTrue();
    }
    return real;
  }
}
