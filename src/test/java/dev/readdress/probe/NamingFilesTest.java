package dev.readdress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Read;
import dev.readdress.connection.Frame;
import dev.readdress.network.NamedHost;
import dev.readdress.testing.FrameText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who names hosts, as far as the node let us read it. */
class NamingFilesTest {
  private static final String HAPROXY = "/etc/haproxy/haproxy.cfg";

  private static Read<List<NamedHost>> read(Bytes frame) {
    return NamingFiles.read(new Sections(Frame.parse(frame, FrameText.NONCE)));
  }

  @Test
  void everySortOfFileIsLookedAt() {
    assertThat(
            read(
                new FrameText()
                    .found("hosts", "/etc/hosts", "10.0.0.100 db-vip\n")
                    .found("haproxy", HAPROXY, "bind 10.0.0.100:5000\n")
                    .found("pgbouncer", "/etc/pgbouncer/a.ini", "[databases]\na = host=db-vip\n")
                    .done()))
        .isEqualTo(
            Read.found(
                List.of(
                    new NamedHost("10.0.0.100", "haproxy", HAPROXY + ":1"),
                    new NamedHost("db-vip", "pgbouncer", "/etc/pgbouncer/a.ini:2"),
                    new NamedHost("10.0.0.100", "hosts", "/etc/hosts:1"))));
  }

  private static FrameText withoutPgbouncer() {
    return new FrameText()
        .section("pgbouncer", "/etc/pgbouncer", "", "unread permission denied")
        .found("hosts", "/etc/hosts", "10.0.0.100 db-vip\n");
  }

  @Test
  void whatWasFoundStandsAlthoughAnotherCouldNotBeRead() {
    assertThat(read(withoutPgbouncer().done()))
        .isEqualTo(Read.unread("/etc/pgbouncer: permission denied"));
    assertThat(
            read(withoutPgbouncer().found("haproxy", HAPROXY, "bind 10.0.0.100:5000\n").done())
                .value())
        .hasValueSatisfying(found -> assertThat(found).hasSize(2));
  }

  @Test
  void anAnswerThatIsCutOffSaysNothing() {
    assertThat(read(new FrameText().found("hosts", "/etc/hosts", "10.0.0.100 vip\n").bytes()))
        .isEqualTo(Read.unread("the node's answer is not complete"));
  }

  @Test
  void aNodeCannotMakeUsKeepMuch() {
    String many = "10.0.0.100 vip\n10.0.0.101 vip\n".repeat(10_000);
    assertThat(read(new FrameText().found("hosts", "/etc/hosts", many).done()).value())
        .hasValueSatisfying(found -> assertThat(found).hasSize(1000));
  }
}
