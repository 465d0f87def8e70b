package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.SwitchoverSituation.RestartTrial;
import dev.readdress.lab.SwitchoverSituation.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rehearsal equals reality: in each situation every listed switchover is rehearsed and then
 * really asked of Patroni, and both say the same. Where readdress says that it fails and Patroni
 * does it all the same, the nodes show why: another one's answer was judged, another one came to
 * lead, or a member was lost.
 */
@OnLab
@Tag("parity")
class ParityLabIT {
  private static final String STARTED =
      "cd / && runuser -u postgres -- psql -XAtqc \"select to_char(pg_postmaster_start_time() at"
          + " time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')\" 2>/dev/null || echo none";

  private static final String PATRONI = "patroni --version | tr -d '\\n' | sed 's/.* //'";

  private static final String POSTGRESQL =
      "cd / && runuser -u postgres -- psql -XAtqc 'show server_version' | sed 's/ .*//'";

  /** How many synchronous standbys the leader has; none where it cannot be asked so. */
  private static final String STANDBYS =
      "curl -s -m 4 http://127.0.0.1:8008/cluster | grep -oE '\"role\": \"(sync|quorum)_standby\"'"
          + " | wc -l";

  /** In synchronous mode a new leader takes a cycle or two to choose; it is given 30 s. */
  private static final String CHOSEN =
      """
      mode=$(curl -s -m 4 http://127.0.0.1:8008/config | jq -r '.synchronous_mode // false' 2>/dev/null)
      case $mode in '' | false | off) exit 0 ;; esac
      tries=60
      until curl -s -m 4 http://127.0.0.1:8008/cluster | jq -e --arg to '%s' --argjson wanted '%d' '
          [.members[] | select(.role | test("^(sync|quorum)_standby$")) | .name] |
          any(. == $to) or ($wanted > 0 and length == $wanted)' >/dev/null; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || exit 0
        sleep 0.5
      done
      """;

  private static final ParityTable TABLE = new ParityTable(Release.chosen(), System.out);

  /** All, or with {@code -Dreaddress.parity=TEXT} those whose name or words hold it. */
  static List<SwitchoverSituation> situations() {
    String wanted = System.getProperty("readdress.parity", "");
    return SwitchoverSituation.of(Release.chosen()).stream()
        .filter(each -> (each.name() + " " + String.join(" ", each.lab())).contains(wanted))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void patroniDoesAsRehearsed(SwitchoverSituation situation, Lab lab, Program program) {
    TABLE.begin(situation);
    JsonNode rehearsed = bring(situation, lab, program);
    TABLE.versions(() -> versions(lab));
    String leader = lab.nodes().get(0);
    boolean isMoved = false;
    int standbys = Integer.parseInt(lab.shell(leader, STANDBYS).strip());
    for (Trial trial : situation.trials()) {
      if (!trial.from().equals(leader) || (isMoved && !trial.isWayBack())) {
        rehearsed = bring(situation, lab, program);
        leader = lab.nodes().get(0);
        isMoved = false;
      }
      assertThat(trial.from()).as("leader of %s", trial).isEqualTo(leader);
      if (trial.isWayBack()) {
        awaitChosen(trial, Prediction.of(trial, rehearsed), standbys, lab);
      }
      Optional<String> newLeader = tryOut(trial, rehearsed, lab).newLeader();
      if (newLeader.isPresent()) {
        leader = newLeader.get();
        isMoved = true;
      }
    }
    for (RestartTrial trial : situation.restarts()) {
      restart(trial, rehearsed, lab);
    }
  }

  @AfterAll
  static void writeTable() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    TABLE.finish(git.waitFor() == 0 ? commit : "unknown");
  }

  /** Of all nodes, each once. */
  private static String versions(Lab lab) {
    return "Patroni %s, PostgreSQL %s".formatted(eachOnce(lab, PATRONI), eachOnce(lab, POSTGRESQL));
  }

  private static String eachOnce(Lab lab, String command) {
    return String.join(
        ", ",
        lab.nodes().stream()
            .map(node -> lab.shell(node, command).strip())
            .filter(version -> !version.isEmpty())
            .distinct()
            .toList());
  }

  private static JsonNode bring(SwitchoverSituation situation, Lab lab, Program program) {
    lab.bring(situation.lab().toArray(String[]::new));
    return Told.by(program.run(lab, "rehearse", "-o", "json")).cluster();
  }

  /**
   * A standby that comes first by its tags takes the place of another one that streamed earlier, so
   * where it is said to be chosen, it has to be that one. Else it is enough that there are as many
   * as the leader before had.
   */
  private static void awaitChosen(Trial trial, Prediction prediction, int standbys, Lab lab) {
    boolean named = prediction.patroni().equals("accepts") || standbys == 0;
    lab.shell(trial.from(), CHOSEN.formatted(trial.to(), named ? 0 : standbys));
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
      assertThat(trial.answerer().isPresent() || trial.isAnothers() || !real.isFollowed())
          .as("why it fails is shown: %s", trial)
          .isTrue();
    }
    return real;
  }

  private static void restart(RestartTrial trial, JsonNode rehearsed, Lab lab) {
    boolean forbidden = Prediction.forbidsRestart(trial.node(), rehearsed);
    RealRestart real = RealRestart.of(lab, trial.node());
    TABLE.addRestart(trial.node(), forbidden, real);

    assertThat(forbidden).as("note about %s", trial).isEqualTo(trial.refusal().isPresent());
    assertThat(real.outcome()).isEqualTo(trial.refusal().orElse(RealRestart.STARTS));
  }
}
