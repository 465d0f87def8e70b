package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import dev.readdress.lab.Scenario.Edit;
import dev.readdress.lab.Scenario.FailingSwitchover;
import dev.readdress.lab.Scenario.WrongEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of the lab: brought about once, then reported, looked at as a fix would, fixed,
 * and fixed again.
 */
@OnLab
@ParameterizedClass(name = "{0}")
@MethodSource("scenarios")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScenariosLabIT {
  @Parameter private Scenario scenario;

  private Map<String, NodeState> broken = Map.of();

  static List<Scenario> scenarios() {
    assertThat(Scenario.all().stream().map(Scenario::name))
        .as("scenarios of the lab that src/test/resources/lab/scenarios.txt has")
        .containsExactlyInAnyOrderElementsOf(Lab.scenarios());
    return Scenario.all();
  }

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void bring(Lab lab) {
    lab.bring(scenario.name());
    broken = NodeState.ofAll(lab);
  }

  @Test
  @Order(1)
  void isReported(Lab lab, Program program) {
    Ended ended = program.run(lab, "report", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(isClean() ? 0 : 3);
    assertThat(NodeState.ofAll(lab)).as("the nodes after a report").isEqualTo(broken);
    Told told = Told.by(ended);
    assertThat(told.cluster().path("verdict").asText()).isEqualTo(isClean() ? "clean" : "drift");
    assertThat(told.wrong()).containsExactlyInAnyOrderElementsOf(expectedWrong(lab));
    assertThat(told.answers()).containsAll(scenario.answers());
    assertRehearsals(told);
    scenario.wrong().forEach(wrong -> assertPlace(told, wrong));
  }

  @Test
  @Order(2)
  void isLeftAloneInCheckMode(Lab lab, Program program) {
    Ended ended = program.run(lab, "fix", "--check", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(isClean() ? 0 : 3);
    assertThat(NodeState.ofAll(lab)).as("the nodes after a check").isEqualTo(broken);
    assertChanges(lab, Told.by(ended), "planned");
  }

  @Test
  @Order(3)
  void isFixed(Lab lab, Program program) {
    Ended ended = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isZero();
    Told told = Told.by(ended);
    assertThat(told.cluster().path("verdict").asText()).isEqualTo(isClean() ? "clean" : "fixed");
    assertThat(told.wrong()).isEmpty();
    assertThat(told.failing()).isEmpty();
    assertChanges(lab, told, "applied");
    Map<String, NodeState> fixed = NodeState.ofAll(lab);
    for (String node : lab.nodes()) {
      Configuration.assertOnlyEdited(lab, state(broken, node), state(fixed, node), editsOf(node));
    }
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  @Test
  @Order(4)
  void isFixedOnlyOnce(Lab lab, Program program) {
    Map<String, NodeState> fixed = NodeState.ofAll(lab);

    Ended ended = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isZero();
    assertThat(Told.by(ended).cluster().path("verdict").asText()).isEqualTo("clean");
    assertThat(Told.by(ended).cluster().path("changes")).isEmpty();
    assertThat(NodeState.ofAll(lab)).as("the nodes after a second fix").isEqualTo(fixed);
  }

  private static NodeState state(Map<String, NodeState> states, String node) {
    return Objects.requireNonNull(states.get(node), node);
  }

  private boolean isClean() {
    return scenario.wrong().isEmpty();
  }

  private List<WrongEndpoint> expectedWrong(Lab lab) {
    return scenario.wrong().stream()
        .map(
            wrong ->
                new WrongEndpoint(
                    wrong.member(),
                    wrong.endpoint(),
                    wrong.verdict(),
                    lab.resolve(wrong.planned())))
        .toList();
  }

  private List<Edit> editsOf(String member) {
    return scenario.edits().stream().filter(edit -> edit.member().equals(member)).toList();
  }

  private void assertRehearsals(Told told) {
    List<FailingSwitchover> failing = told.failing();
    assertThat(failing)
        .as("failing rehearsals of %s", told.cluster().path("rehearsal"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("message")
        .containsExactlyInAnyOrderElementsOf(scenario.failing());
    for (FailingSwitchover expected : scenario.failing()) {
      assertThat(failing)
          .filteredOn(
              each -> each.from().equals(expected.from()) && each.to().equals(expected.to()))
          .allSatisfy(each -> assertThat(each.message()).contains(expected.message()));
    }
  }

  /** The report names the file, and the line that the setting has there. */
  private void assertPlace(Told told, WrongEndpoint wrong) {
    JsonNode endpoint = told.endpoint(wrong.member(), wrong.endpoint());
    assertThat(endpoint.path("file").asText()).isEqualTo(Configuration.FILE);
    if (!wrong.verdict().equals("missing")) {
      assertThat(endpoint.path("line").asInt())
          .isEqualTo(Configuration.lineOf(state(broken, wrong.member()), wrong.endpoint()));
    }
    assertThat(endpoint.path("reasons")).isNotEmpty();
  }

  private void assertChanges(Lab lab, Told told, String state) {
    assertThat(
            told.changes("edit").stream()
                .map(change -> text(change, "member", "path", "old", "new")))
        .containsExactlyInAnyOrderElementsOf(
            scenario.edits().stream()
                .map(
                    edit ->
                        "%s %s.connect_address %s %s"
                            .formatted(
                                edit.member(),
                                edit.endpoint(),
                                edit.inserts() ? "null" : lab.resolve(edit.before()),
                                lab.resolve(edit.after())))
                .toList());
    assertThat(told.changes("reload").stream().map(change -> text(change, "member")))
        .containsExactlyInAnyOrderElementsOf(scenario.reloads());
    assertThat(Told.stream(told.cluster().path("changes")))
        .allSatisfy(change -> assertThat(change.path("state").asText()).isEqualTo(state));
  }

  private static String text(JsonNode object, String... fields) {
    return String.join(
        " ", List.of(fields).stream().map(field -> object.path(field).asText()).toList());
  }
}
