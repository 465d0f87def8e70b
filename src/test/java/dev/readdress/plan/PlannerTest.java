package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.patroni.ConfigurationException;
import dev.readdress.patroni.ConfigurationReader;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import dev.readdress.patroni.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  static List<PlanSituation> situations() {
    return PlanSituation.all();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void plansAsTheSituationSays(PlanSituation situation) {
    assertThat(PlanSituation.told(situation.plan())).isEqualTo(situation.expected());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void saysWhatTheSituationQuotes(PlanSituation situation) {
    List<String> words = PlanSituation.words(situation.plan());
    assertThat(situation.quoted())
        .allSatisfy(quoted -> assertThat(words).anyMatch(text -> text.contains(quoted)));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void everyRefusalSaysWhatToDoByHand(PlanSituation situation) {
    assertThat(situation.plan().refusals())
        .allSatisfy(
            refusal -> {
              assertThat(refusal.byHand()).isNotEmpty().doesNotContain("");
              assertThat(refusal.reason().text()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theEditsOfAFileFollowEachOtherAndEndInThePlannedValue(PlanSituation situation)
      throws ConfigurationException {
    ClusterObservation cluster = situation.cluster();
    for (MemberChange change : situation.plan().changes()) {
      ObservedMember member = cluster.member(change.member()).orElseThrow();
      Map<String, Bytes> contents = new HashMap<>();
      member.instance().files().forEach(file -> contents.put(file.path(), file.content()));
      for (FileEdit edit : change.edits()) {
        Bytes before = Objects.requireNonNull(contents.get(edit.file()));
        int end = edit.offset() + edit.before().length();
        assertThat(before.sha256()).isEqualTo(edit.hashBefore());
        assertThat(before.slice(edit.offset(), end)).isEqualTo(edit.before());
        Bytes after = before.splice(edit.offset(), end, edit.after());
        assertThat(after.sha256()).isEqualTo(edit.hashAfter());
        contents.put(edit.file(), after);
      }
      PatroniConfiguration read = ConfigurationReader.read(sources(member, contents), Map.of());
      for (FileEdit edit : change.edits()) {
        assertThat(written(read, edit)).isEqualTo(edit.newValue());
      }
    }
  }

  private static List<SourceFile> sources(ObservedMember member, Map<String, Bytes> contents) {
    return member.instance().files().stream()
        .map(ConfigFile::path)
        .map(path -> new SourceFile(path, Objects.requireNonNull(contents.get(path))))
        .toList();
  }

  private static String written(PatroniConfiguration read, FileEdit edit) {
    return (edit.setting().endsWith("proxy_address")
            ? read.proxyAddress()
            : read.endpoint(edit.endpoint()).configured())
        .map(Setting::value)
        .orElse("");
  }

  @ParameterizedTest
  @EnumSource(value = PlanCode.class, mode = EnumSource.Mode.EXCLUDE, names = "STALE")
  void everyCodeHasASituation(PlanCode code) {
    assertThat(situations())
        .flatExtracting(PlanSituation::expected)
        .anyMatch(line -> List.of(line.split(" ", -1)).contains(code.code()));
  }

  @Test
  void whatThePlanExpectsToBePublishedIsBothEndpoints() {
    Plan plan = situations().get(0).plan();
    assertThat(plan.leader()).contains("node1");
    assertThat(plan.timeline()).hasValue(1);
    assertThat(plan.changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.expected().values())
                    .map(Object::toString)
                    .containsExactlyInAnyOrder("10.0.0.12:8008", "10.0.0.12:5432"));
  }

  @Test
  void refusedIsNotEmptyAndEmptyIsNotRefused() {
    for (PlanSituation situation : situations()) {
      Plan plan = situation.plan();
      assertThat(plan.isRefused()).isEqualTo(!plan.refusals().isEmpty());
      assertThat(plan.isEmpty()).isEqualTo(plan.changes().isEmpty());
    }
  }

  @Test
  void theSameObservationGivesTheSamePlan() {
    PlanSituation situation = situations().get(0);
    assertThat(situation.plan()).isEqualTo(situation.plan());
  }
}
