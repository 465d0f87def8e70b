package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Reply;
import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import dev.readdress.testing.FrameText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whose postmaster holds the other end. The postmaster of node1 has pid 1000, that of node2 2000,
 * that of node3 3000; the process that forwards on the asking node has pid 77.
 */
class OtherEndsTest {
  private static final HostPort VIP = HostPort.parse("10.0.0.100:5432").orElseThrow();

  private final List<ObservedMember> members =
      new ClusterFixture(3).build().members().stream().map(OtherEndsTest::withPostmaster).toList();
  private final Map<String, NodeConnections> nodes = new HashMap<>();

  private static ObservedMember withPostmaster(ObservedMember member) {
    MemberObservation seen = member.instance();
    int pid = 1000 * Integer.parseInt(member.name().substring("node".length()));
    return new ObservedMember(
        member.name(),
        member.node(),
        new MemberObservation(
            seen.process(),
            seen.configuration(),
            seen.files(),
            seen.status(),
            seen.view(),
            seen.dynamicConfiguration(),
            seen.historyTimeline(),
            OptionalInt.of(pid)),
        member.listed());
  }

  private String host(String member) {
    return members.stream()
        .filter(each -> each.name().equals(member))
        .map(each -> each.node().host())
        .findFirst()
        .orElseThrow();
  }

  /** What a node lists: lines of {@code LOCAL PEER PROGRAM PID PARENT}. */
  private void lists(String member, String... lines) {
    StringBuilder sockets = new StringBuilder();
    StringBuilder parents = new StringBuilder();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      sockets.append("0 0 ").append(words[0]).append(' ').append(words[1]);
      if (words.length > 3) {
        sockets.append(" users:((\"").append(words[2]).append("\",pid=").append(words[3]);
        sockets.append(",fd=9))");
      }
      sockets.append('\n');
      if (words.length > 4) {
        parents.append("/proc/").append(words[3]).append("/status:PPid:\t").append(words[4]);
        parents.append('\n');
      }
    }
    Frame frame =
        Frame.parse(
            new FrameText()
                .found("established", "ss", sockets.toString())
                .found("parents", "", parents.toString())
                .found("above", "", "90\n77\n")
                .found("resolved", "db.example.org", "10.0.0.100 STREAM db\n10.0.0.100 DGRAM\n")
                .done(),
            FrameText.NONCE);
    nodes.put(host(member), NodeConnections.read(frame, Set.of("db.example.org")));
  }

  private Reply askedFromNode1(HostPort address) {
    return new OtherEnds(members, nodes).reply(host("node1"), address);
  }

  @Test
  void aBackendOfTheMembersPostmasterProvesIt() {
    lists("node1", "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node2", "10.0.0.100:5432 10.0.0.11:40000 postgres 2001 2000");
    lists("node3");
    assertThat(askedFromNode1(VIP)).isEqualTo(new Reply.Served("node2"));
  }

  @Test
  void aNodeMayAskItself() {
    lists(
        "node1",
        "10.0.0.100:40000 10.0.0.100:5432 sshd 77",
        "10.0.0.100:5432 10.0.0.100:40000 postgres 1001 1000");
    assertThat(askedFromNode1(VIP)).isEqualTo(new Reply.Served("node1"));
  }

  @Test
  void anOlderConnectionToTheSameAddressProvesNothing() {
    lists(
        "node1",
        "10.0.0.11:39999 10.0.0.100:5432 postgres 1500 1000",
        "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node2", "10.0.0.100:5432 10.0.0.11:39999 postgres 2001 2000");
    lists("node3", "10.0.0.100:5432 10.0.0.11:40000 postgres 3001 3000");
    assertThat(askedFromNode1(VIP)).isEqualTo(new Reply.Served("node3"));
  }

  @Test
  void withoutProcessesToSeeAllConnectionsMustAgree() {
    lists("node1", "10.0.0.11:39999 10.0.0.100:5432", "10.0.0.11:40000 10.0.0.100:5432");
    lists("node2", "10.0.0.100:5432 10.0.0.11:39999 postgres 2001 2000");
    lists("node3", "10.0.0.100:5432 10.0.0.11:40000 postgres 3001 3000");
    assertThat(askedFromNode1(VIP))
        .isEqualTo(new Reply.Unproven("connections to it end at node2 and node3"));
  }

  @Test
  void aPoolerOnTheMembersNodeIsNotItsPostmaster() {
    lists("node1", "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node2", "10.0.0.100:5432 10.0.0.11:40000 pgbouncer 500");
    assertThat(askedFromNode1(VIP))
        .isEqualTo(
            new Reply.Unproven(
                "PostgreSQL answers, but no member's postmaster is seen to hold the connection;"
                    + " unknown of "
                    + host("node3")));
  }

  @Test
  void anotherPostgresOnTheMembersNodeIsNotItsPostmaster() {
    lists("node1", "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node2", "10.0.0.100:5432 10.0.0.11:40000 postgres 2001 4000");
    assertThat(askedFromNode1(VIP)).isInstanceOf(Reply.Unproven.class);
  }

  @Test
  void aTranslatedAddressIsFollowedByItsSource() {
    lists("node1", "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node2", "192.168.0.12:5432 10.0.0.11:40000 postgres 2001 2000");
    assertThat(askedFromNode1(VIP)).isEqualTo(new Reply.Served("node2"));
  }

  @Test
  void theSameSourceToAnotherAddressIsAnotherConnection() {
    lists(
        "node1",
        "10.0.0.11:40000 10.0.0.100:5432 sshd 77",
        "10.0.0.11:40000 10.0.0.12:5432 postgres 1500 1000");
    lists("node2", "10.0.0.12:5432 10.0.0.11:40000 postgres 2001 2000");
    lists("node3");
    assertThat(askedFromNode1(VIP)).isInstanceOf(Reply.Unproven.class);
  }

  @Test
  void aNameIsWhatTheAskingNodeResolvesItTo() {
    lists("node1", "10.0.0.11:40000 10.0.0.100:5432 sshd 77");
    lists("node3", "10.0.0.100:5432 10.0.0.11:40000 postgres 3001 3000");
    assertThat(askedFromNode1(HostPort.parse("db.example.org:5432").orElseThrow()))
        .isEqualTo(new Reply.Served("node3"));
    assertThat(askedFromNode1(HostPort.parse("other.example.org:5432").orElseThrow()))
        .isInstanceOf(Reply.Unproven.class);
  }

  @Test
  void aNodeThatCannotListItsConnectionsProvesNothing() {
    nodes.put(
        host("node1"), NodeConnections.read(Frame.parse(Bytes.EMPTY, FrameText.NONCE), Set.of()));
    assertThat(askedFromNode1(VIP))
        .isEqualTo(
            new Reply.Unproven(
                host("node1") + " cannot say: the node's answer ends before established"));
  }
}
