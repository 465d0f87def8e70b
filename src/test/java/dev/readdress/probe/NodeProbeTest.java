package dev.readdress.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.testing.FrameText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what the script prints to what was observed. */
class NodeProbeTest {
  private static final Deadline DEADLINE = Deadline.after(Pace.system(), Duration.ofSeconds(60));

  private static NodeObservation probe(Answering node) throws Exception {
    return new NodeProbe(() -> FrameText.NONCE).probe("host1", node, DEADLINE);
  }

  private static Bytes recorded() {
    try (InputStream stream =
        NodeProbeTest.class.getResourceAsStream("/probe/debian12-leader.frame")) {
      if (stream == null) {
        throw new IllegalStateException("the recording is missing");
      }
      return Bytes.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsADebianLeaderInOneRoundTrip() throws Exception {
    Answering node = new Answering(recorded());
    NodeObservation seen = probe(node);
    assertThat(node.scripts()).hasSize(1);
    assertThat(seen.hostName()).isEqualTo("node1");
    assertThat(seen.machineId().value()).get().asString().hasSize(32);
    assertThat(seen.bootId().value()).get().asString().hasSize(36);
    assertThat(seen.holds(IpAddress.of("10.170.0.11"))).isTrue();
    assertThat(seen.systemAddresses())
        .isEqualTo(
            Read.found(
                List.of(
                    new DeclaredAddress(
                        IpAddress.of("10.170.0.11"), "ifupdown", "/etc/network/interfaces:13"))));
    assertThat(seen.floatingAddresses()).isEqualTo(Read.found(List.of()));
    assertThat(seen.hostAliases().get("node1")).containsExactly(IpAddress.of("127.0.1.1"));
    assertThat(seen.listening().value().orElseThrow())
        .contains(
            new ListeningSocket(HostPort.parse("0.0.0.0:5432").orElseThrow(), OptionalInt.of(136)));
    MemberObservation member = seen.members().value().orElseThrow().get(0);
    assertThat(member.process().pid()).isEqualTo(55);
    assertThat(member.process().user()).isEqualTo("postgres");
    assertThat(member.process().unit()).contains("patroni.service");
    assertThat(member.process().catchesHup()).isTrue();
    assertThat(member.process().sameNamespaces()).isTrue();
    assertThat(member.postmasterPid()).isEqualTo(OptionalInt.of(136));
    assertThat(member.configuration().value().orElseThrow().endpoint(Endpoint.RESTAPI).effective())
        .contains(
            new Setting("10.170.0.11:8008", new Setting.FileOrigin("/etc/patroni/config.yml", 10)));
    assertThat(member.files())
        .extracting(ConfigFile::path, ConfigFile::owner, ConfigFile::mode)
        .containsExactly(tuple("/etc/patroni/config.yml", "root:postgres", "640"));
    assertThat(member.status().value().orElseThrow().isPrimary()).isTrue();
    assertThat(member.view().value().orElseThrow().members()).hasSize(3);
    assertThat(member.dynamicConfiguration().value().orElseThrow().loopWait())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aRecordingThatIsCutAnywhereIsNeverAnExceptionAndNeverNoPatroni() throws Exception {
    Bytes whole = recorded();
    for (int length = 0; length < whole.length() - 1; length += 97) {
      NodeObservation seen = probe(new Answering(whole.slice(0, length)));
      assertThat(seen.members()).isNotInstanceOf(Read.Absent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bytesThatAreChangedAreNeverAnException(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] bytes = recorded().toArray();
    for (int change = 0; change < 400; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    assertThat(probe(new Answering(Bytes.of(bytes))).host()).isEqualTo("host1");
  }

  @Test
  void garbageIsUnread() throws Exception {
    NodeObservation seen = probe(new Answering(Bytes.ofUtf8("sh: nonsense\n")));
    assertThat(seen.interfaces()).isInstanceOf(Read.Unread.class);
    assertThat(seen.machineId()).isEqualTo(Read.unread("the node's answer ends before machine-id"));
    assertThat(seen.members()).isInstanceOf(Read.Unread.class);
    assertThat(seen.systemAddresses()).isInstanceOf(Read.Unread.class);
    assertThat(seen.listening()).isInstanceOf(Read.Unread.class);
  }

  @Test
  void filesThatAreNamedAreFetchedInOneSecondRequest() throws Exception {
    Answering node =
        new Answering(
            new FrameText()
                .found(
                    "ifupdown",
                    "/etc/network/interfaces",
                    "source /etc/network/interfaces.d/*\nsource /srv/it's/eth0\nauto eth0\n")
                .found("keepalived", "/etc/keepalived/keepalived.conf", "include /srv/vips/*.conf")
                .found("keepalived", "/etc/keepalived/old.conf", "virtual_ipaddress { 10.0.0.99 }")
                .done(),
            new FrameText()
                .found("ifupdown", "/srv/it's/eth0", "iface eth0 inet static\naddress 10.0.0.11\n")
                .found("keepalived", "/srv/vips/a.conf", "virtual_ipaddress { 10.0.0.100 }")
                .done());
    NodeObservation seen = probe(node);
    assertThat(node.scripts()).hasSize(2);
    assertThat(node.scripts().get(1).text())
        .endsWith(
            "\n{\nnamed_files 'ifupdown' '/srv/it'\\''s/eth0' 'keepalived' '/srv/vips/*.conf'"
                + "\nfinish\n} </dev/null\n");
    assertThat(seen.systemAddresses().value().orElseThrow())
        .containsExactly(
            new DeclaredAddress(IpAddress.of("10.0.0.11"), "ifupdown", "/srv/it's/eth0:2"));
    assertThat(seen.floatingAddresses().value().orElseThrow())
        .containsExactly(
            new DeclaredAddress(IpAddress.of("10.0.0.100"), "keepalived", "/srv/vips/a.conf:1"));
  }

  @Test
  void whatASecondRequestNamesIsNotFetched() throws Exception {
    Answering node =
        new Answering(
            new FrameText()
                .found("keepalived", "/etc/keepalived/keepalived.conf", "include /srv/a")
                .done(),
            new FrameText().found("keepalived", "/srv/a", "include /srv/b").done());
    assertThat(probe(node).floatingAddresses()).isEqualTo(Read.found(List.of()));
    assertThat(node.scripts()).hasSize(2);
  }
}
