package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Read;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.patroni.ConfigurationException;
import dev.readdress.patroni.ConfigurationReader;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final String USUAL =
      """
      name: %1$s
      scope: main
      etcd3:
        hosts: [10.0.0.1:2379, 10.0.0.2:2379]
      restapi:
        listen: 0.0.0.0:8008
        connect_address: 10.0.0.1%2$s:8008
        authentication:
          username: api
          password: c4n4ry-rest-password
      postgresql:
        listen: 0.0.0.0:5432
        connect_address: 10.0.0.1%2$s:5432
        authentication:
          replication:
            username: replicator
            password: c4n4ry-replication
      """;

  @Test
  void aHealthyClusterHasNone() {
    assertThat(findings(file -> file)).isEmpty();
  }

  @Test
  void aPasswordThatDiffersIsToldWithoutBeingShown() {
    List<Finding> findings =
        findings(in("node3", "c4n4ry-replication", "c4n4ry-replication-of-another"));
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.WARNING);
              assertThat(finding.code()).isEqualTo("configuration-differs");
              assertThat(finding.about())
                  .isEqualTo("postgresql.authentication.replication.password");
              assertThat(finding.text())
                  .isEqualTo(
                      "postgresql.authentication.replication.password is one on node1 and node2,"
                          + " another on node3");
            });
    assertThat(findings.toString())
        .doesNotContain("c4n4ry-replication-of-another")
        .doesNotContain("c4n4ry-replication");
  }

  @Test
  void whatIsThereOnSomeOnlyDiffersToo() {
    assertThat(
            findings(
                in(
                    "node1",
                    "  authentication:\n    username: api\n    password: c4n4ry-rest-password\n",
                    "")))
        .extracting(Finding::about)
        .containsExactly("restapi.authentication.password", "restapi.authentication.username");
  }

  @Test
  void anotherDcsIsANoteForEachMemberMayAskItWhereItLikes() {
    assertThat(findings(in("node2", "10.0.0.1:2379", "127.0.0.1:2379")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.NOTE);
              assertThat(finding.about()).isEqualTo("etcd3.hosts");
            });
  }

  @Test
  void aNamespaceThatDiffersIsAWarning() {
    assertThat(findings(in("node2", "scope: main", "scope: main\nnamespace: /other")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.about()).isEqualTo("namespace");
              assertThat(finding.level()).isEqualTo(Level.WARNING);
            });
  }

  @Test
  void aRestApiThatSomeReachByTlsIsAWarning() {
    assertThat(findings(file -> file, "node2 tls"))
        .filteredOn(finding -> finding.about().equals("scheme of the REST API"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .isEqualTo(
                        "scheme of the REST API is one on node1 and node3, another on node2"));
  }

  @Test
  void aFileThatSomethingElseWritesIsToldWhereItWouldBeChanged() {
    assertThat(
            findings(
                in("node2", "name: node2", "#\n# Ansible managed: do not edit\nname: node2"),
                "node2 restapi=10.77.0.12:8008"))
        .filteredOn(finding -> finding.code().equals("managed-file"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.about()).isEqualTo("node2");
              assertThat(finding.text()).startsWith("/etc/patroni/config.yml:2 says that Ansible");
            });
  }

  @Test
  void aFileThatSomethingElseWritesIsNotToldWhereNothingIsWrong() {
    assertThat(
            findings(in("node2", "name: node2", "# This file is managed by Puppet\nname: node2")))
        .isEmpty();
  }

  @Test
  void aCommentThatOnlyNamesAnsibleSaysNothing() {
    assertThat(
            findings(
                in("node2", "name: node2", "# see the ansible repository\nname: node2"),
                "node2 restapi=10.77.0.12:8008"))
        .isEmpty();
  }

  @Test
  void aFloatingAddressThatIsNamedForSomethingElseIsToldByItsPlace() {
    assertThat(
            findings(
                in(
                    "node1",
                    "scope: main",
                    "scope: main\nctl:\n  host: 10.0.0.100\n# 10.0.0.100\nx: 10.0.0.1001"),
                "node1 +eth0=10.0.0.100/32 restapi=10.0.0.100:8008"))
        .filteredOn(finding -> finding.code().equals("floating-address-named"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .startsWith("/etc/patroni/config.yml:4 names the floating address 10.0.0.100"));
  }

  @Test
  void aNodeThatTakesItsOwnNameForLoopbackIsANote() {
    assertThat(
            findings(
                file -> file,
                "node2 both=db2",
                "resolves node2 db2 127.0.1.1",
                "resolves all db2 10.0.0.12"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("own-name-is-loopback");
              assertThat(finding.level()).isEqualTo(Level.NOTE);
              assertThat(finding.about()).isEqualTo("node2");
            });
  }

  @Test
  void aNodeThatTakesTheNameOfAnotherForLoopbackIsNoNoteButAWrongName() {
    assertThat(
            findings(
                file -> file,
                "node2 both=db2",
                "resolves node3 db2 127.0.0.1",
                "resolves all db2 10.0.0.12"))
        .extracting(Finding::code)
        .doesNotContain("own-name-is-loopback");
  }

  @Test
  void anOwnAddressThatIsNamedForSomethingElseSaysNothing() {
    assertThat(
            findings(
                in("node1", "scope: main", "scope: main\nctl:\n  host: 10.0.0.11"),
                "node1 +eth0=10.0.0.100/32 restapi=10.0.0.100:8008"))
        .extracting(Finding::code)
        .doesNotContain("floating-address-named");
  }

  @Test
  void whetherAMemberReachesItselfIsNoMatter() {
    assertThat(findings(file -> file, "silent node2 10.0.0.12")).isEmpty();
  }

  @Test
  void anAddressThatNobodyAdvertisesMayBeOutOfReach() {
    assertThat(findings(file -> file, "node2 +eth1=10.1.0.12/24", "silent node3 10.1.0.12"))
        .isEmpty();
  }

  @Test
  void aRightAddressThatOneMemberCannotReachIsAWarning() {
    assertThat(findings(file -> file, "silent node3 10.0.0.12"))
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("right-address-unreachable");
              assertThat(finding.about()).isEqualTo("node2");
              assertThat(finding.text()).contains("node3 cannot reach");
            });
  }

  private static Function<String, String> in(String member, String before, String after) {
    return file -> file.contains("name: " + member + "\n") ? file.replace(before, after) : file;
  }

  private static List<Finding> findings(Function<String, String> change, String... lines) {
    SituationText text =
        new SituationText(
            "findings",
            "findings",
            List.of(lines).stream().map(line -> List.of(line.split(" ", -1))).toList());
    ClusterObservation observed = new SimulatedCluster(text).observe();
    ClusterObservation cluster =
        new ClusterObservation(
            observed.id(),
            observed.scope(),
            observed.namespace(),
            observed.group(),
            observed.systemIdentifier(),
            observed.members().stream().map(member -> with(member, change)).toList(),
            observed.unobserved(),
            observed.doubts(),
            observed.view(),
            observed.dynamicConfiguration(),
            observed.historyTimeline(),
            observed.witnesses(),
            observed.answers(),
            observed.logins(),
            observed.standbyClusters());
    return new Diagnoser().diagnose(cluster, Hints.none()).findings();
  }

  private static ObservedMember with(ObservedMember member, Function<String, String> change) {
    String content =
        change.apply(USUAL.formatted(member.name(), member.name().replace("node", "")));
    MemberObservation instance = member.instance();
    PatroniConfiguration simulated = instance.configuration().value().orElseThrow();
    PatroniConfiguration read = read(content);
    MemberObservation changed =
        new MemberObservation(
            instance.process(),
            Read.found(
                new PatroniConfiguration(
                    read.name(),
                    read.scope(),
                    read.namespace(),
                    read.dataDirectory(),
                    simulated.endpoints(),
                    read.tls(),
                    read.proxyAddress(),
                    read.tags(),
                    read.shared())),
            List.of(
                new ConfigFile(
                    "/etc/patroni/config.yml",
                    Bytes.ofUtf8(content),
                    "postgres:postgres",
                    "640",
                    Optional.empty())),
            instance.status(),
            instance.view(),
            instance.dynamicConfiguration(),
            instance.historyTimeline(),
            instance.postmasterPid());
    return new ObservedMember(member.name(), member.node(), changed, member.listed());
  }

  private static PatroniConfiguration read(String content) {
    try {
      return ConfigurationReader.read(
          List.of(new SourceFile("/etc/patroni/config.yml", Bytes.ofUtf8(content))), Map.of());
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
