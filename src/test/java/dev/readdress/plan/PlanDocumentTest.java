package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.plan.PlannedCluster.Change;
import dev.readdress.plan.PlannedCluster.Edit;
import dev.readdress.plan.PlannedCluster.Member;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {
  private static PlannedCluster document(String title) {
    PlanSituation situation =
        PlanSituation.all().stream()
            .filter(one -> one.title().startsWith(title))
            .findFirst()
            .orElseThrow();
    return PlanDocument.of(situation.cluster(), situation.plan());
  }

  @Test
  void holdsAgainstWhatThePlanWasMade() {
    PlannedCluster document = document("two members, each with its own change");

    assertThat(document.id()).isEqualTo("demo");
    assertThat(document.scope()).isEqualTo("demo");
    assertThat(document.namespace()).isEqualTo("/service");
    assertThat(document.group()).isNull();
    assertThat(document.systemIdentifier()).isEqualTo("7400000000000000001");
    assertThat(document.leader()).isEqualTo("node1");
    assertThat(document.timeline()).isEqualTo(1);
    assertThat(document.members())
        .containsExactly(
            new Member("node1", "4.1.4", 150_013),
            new Member("node2", "3.0.2", 150_013),
            new Member("node3", "4.0.5", 150_013));
    assertThat(document.changes().get(0).expected())
        .isEqualTo(Map.of("restapi", "10.0.0.12:8008", "postgresql", "10.0.0.12:5432"));
    assertThat(document.impact()).hasSize(2).allMatch(text -> text.startsWith("a reload of node"));
  }

  @Test
  void holdsWhatIsToBeDone() {
    PlannedCluster document = document("both endpoints of one member");

    assertThat(document.changes()).hasSize(1);
    Change change = document.changes().get(0);
    assertThat(change.member()).isEqualTo("node2");
    assertThat(change.host()).isEqualTo("node2");
    assertThat(change.reload()).isTrue();
    assertThat(change.risk()).isEqualTo("data");
    assertThat(change.expected())
        .isEqualTo(Map.of("restapi", "10.0.0.12:8008", "postgresql", "10.0.0.12:5432"));
    assertThat(change.edits()).hasSize(2);
    Edit edit = change.edits().get(0);
    assertThat(edit.endpoint()).isEqualTo("restapi");
    assertThat(edit.file()).isEqualTo("/etc/patroni/config.yml");
    assertThat(edit.before()).isEqualTo(Bytes.ofUtf8("10.0.0.100:8008").hex());
    assertThat(edit.after()).isEqualTo(Bytes.ofUtf8("10.0.0.12:8008").hex());
    assertThat(edit.oldValue()).isEqualTo("10.0.0.100:8008");
    assertThat(edit.newValue()).isEqualTo("10.0.0.12:8008");
    assertThat(change.edits().get(1).hashBefore()).isEqualTo(edit.hashAfter());
  }

  @Test
  void whatIsNotKnownIsNothing() {
    PlannedCluster withoutLeader = document("nobody leads");
    assertThat(withoutLeader.leader()).isNull();
    assertThat(withoutLeader.timeline()).isNull();

    assertThat(document("its own answer could not be read").members())
        .contains(new Member("node2", null, null));
    assertThat(document("a missing connect_address").changes().get(0).edits().get(0).oldValue())
        .isNull();
  }

  @Test
  void aGroupOfCitusIsHeld() {
    assertThat(document("Citus: the coordinator").group()).isZero();
  }

  @Test
  void isOfTheSameClusterWhateverHasHappenedToIt() {
    PlannedCluster one = of("main", "/service", null);

    assertThat(PlanComparison.areOfOneCluster(one, document("a replica advertises"))).isFalse();
    assertThat(PlanComparison.areOfOneCluster(one, of("main", "/service", null))).isTrue();
    assertThat(PlanComparison.areOfOneCluster(one, of("other", "/service", null))).isFalse();
    assertThat(PlanComparison.areOfOneCluster(one, of("main", "/other", null))).isFalse();
    assertThat(PlanComparison.areOfOneCluster(one, of("main", "/service", 0))).isFalse();
  }

  private static PlannedCluster of(String scope, String namespace, @Nullable Integer group) {
    return new PlannedCluster(
        scope, scope, namespace, group, null, null, null, List.of(), List.of(), List.of());
  }
}
