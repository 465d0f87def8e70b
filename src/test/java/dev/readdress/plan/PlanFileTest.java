package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.readdress.bytes.Bytes;
import dev.readdress.plan.PlannedCluster.Change;
import dev.readdress.plan.PlannedCluster.Edit;
import dev.readdress.plan.PlannedCluster.Loads;
import dev.readdress.plan.PlannedCluster.Member;
import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
  private static final String BEFORE = "a".repeat(64);
  private static final String AFTER = "b".repeat(64);

  private static Edit edit(String hashBefore) {
    return new Edit(
        "restapi",
        "/etc/patroni/config.yml",
        10,
        120,
        "31",
        "32",
        hashBefore,
        AFTER,
        "10.0.0.100:8008",
        "10.0.0.12:8008");
  }

  private static Change change(String member, String hashBefore) {
    return new Change(
        member,
        "host-" + member,
        true,
        "api",
        Map.of("restapi", "10.0.0.12:8008", "postgresql", "10.0.0.12:5432"),
        new Loads(
            "/etc/patroni",
            Map.of("/etc/patroni/config.yml", hashBefore, "/etc/patroni/more.yml", "d".repeat(64))),
        List.of(edit(hashBefore)));
  }

  private static PlannedCluster cluster() {
    return new PlannedCluster(
        "demo",
        "demo",
        "/service/",
        null,
        "7711",
        "node1",
        7,
        List.of(new Member("node1", "3.0.2", 150_013), new Member("node2", "3.0.2", 150_013)),
        List.of(change("node2", BEFORE)),
        List.of());
  }

  private static PlanFile file() {
    return new PlanFile(
        PlanFile.SCHEMA,
        "run1",
        "2026-11-22T10:15:02Z",
        "ann@control",
        "0.1.0",
        List.of("restapi"),
        List.of("host-node2"),
        List.of(cluster()));
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(PlanFile.parse("plan.json", Bytes.ofUtf8(file().toJson()))).isEqualTo(file());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty             | (?s).*                       | ''         | plan.json        | no plan
          no JSON           | (?s).*                       | oh:        | plan.json:1:     | no plan
          cut off           | \\}\\s*$                     | ''         | plan.json:       | no plan
          no schema         | "schema" : "[^"]*",          | ''         | plan.json        | no schema
          another schema    | readdress-plan/1             | sesame/2   | plan.json        | sesame/2
          a word for a list | "hosts" : \\[[^]]*\\]        | "hosts":1  | plan.json:8:     | no plan
          a field that is not known | "run" :              | "runs" :   | plan.json:       | runs
          a cluster without a name  | "scope" : "demo",    | ''         | plan.json:       | scope
          no files to reload        | "loads" : [{]([^{}]*[{]){1}[^{}]*[}]\\s*[}], | '' | plan.json: | loads
          """)
  void tellsWhereAndWhatIsWrong(
      String name, String pattern, String replacement, String where, String what) {
    String text = file().toJson().replaceFirst(pattern, replacement);

    assertThatThrownBy(() -> PlanFile.parse("plan.json", Bytes.ofUtf8(text)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              Problem problem = e.problems().get(0);
              assertThat(problem.where()).startsWith(where);
              assertThat(problem.what()).contains(what);
              assertThat(problem.fix()).contains("readdress plan --out");
            });
  }

  @Test
  void nothingHasMovedInTheSame() {
    assertThat(PlanComparison.moved(cluster(), cluster())).isEmpty();
  }

  private static PlannedCluster with(UnaryOperator<String> change) {
    String json = change.apply(file().toJson());
    return PlanFile.parse("plan.json", Bytes.ofUtf8(json)).clusters().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the leader        | "leader" : "node1"        | "leader" : "node2"     | the leader was node1, now it is node2
          the timeline      | "timeline" : 7            | "timeline" : null      | the timeline was 7, now it is unknown
          another cluster   | 7711                      | 7712                   | the system identifier was 7711, now it is 7712
          Patroni           | "3.0.2"                   | "3.0.4"                | Patroni of node1 was 3.0.2, now it is 3.0.4
          PostgreSQL        | 150013                    | 150014                 | PostgreSQL of node1 was 150013, now it is 150014
          a member          | "name" : "node1"          | "name" : "node0"       | node0 was not a member
          a host            | "host" : "host-node2"     | "host" : "host-b"      | the host of node2 was host-node2, now it is host-b
          the right address | "restapi" : "10.0.0.12    | "restapi" : "10.0.0.13 | what node2 is to publish was
          another file      | "d{64}"                   | "e"                    | /etc/patroni/more.yml of node2 has changed
          a file more       | "/etc/patroni/more.yml"   | "/etc/patroni/x.yml" : "f", "/etc/patroni/more.yml" | /etc/patroni/x.yml of node2 is new
          a file less       | ,\\s+"/etc/patroni/more.yml" : "d+" | ''            | /etc/patroni/more.yml of node2 is gone
          no directory      | "directory" : "[^"]*"     | "directory" : null     | the configuration of node2 is another file or directory
          the bytes         | "before" : "31"           | "before" : "33"        | what is to be done for node2 is not what was planned
          the impact        | "impact" : \\[ \\]        | "impact" : ["rows"]    | what the changes bring with them was [], now it is [rows]
          who is changed    | "member" : "node2"        | "member" : "node1"     | node1 would be changed too, and is not in the plan
          """)
  void namesWhatHasMoved(String name, String pattern, String replacement, String expected) {
    PlannedCluster now = with(json -> json.replaceFirst(pattern, replacement));

    assertThat(PlanComparison.moved(cluster(), now))
        .isNotEmpty()
        .anyMatch(text -> text.startsWith(expected));
  }

  @Test
  void namesTheFileThatHasMoved() {
    PlannedCluster now = with(json -> json.replace(BEFORE, "c".repeat(64)));

    assertThat(PlanComparison.moved(cluster(), now))
        .containsExactly("/etc/patroni/config.yml of node2 has changed");
  }
}
