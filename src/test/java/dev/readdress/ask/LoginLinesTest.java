package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.LoginReply;
import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a node says, every login has one reply. */
class LoginLinesTest {
  private static final HostPort TODAY = HostPort.parse("10.0.0.100:5432").orElseThrow();
  private static final HostPort PLANNED = HostPort.parse("10.0.0.12:5432").orElseThrow();

  private static Map<HostPort, LoginReply> read(String body) {
    Frame.Section section =
        new Frame.Section("logins", "", Frame.Status.FOUND, Bytes.ofUtf8(body), "");
    return LoginLines.read(section, List.of(TODAY, PLANNED));
  }

  @Test
  void linesComeInAnyOrder() {
    assertThat(read("1 rejected FATAL: no entry\n0 accepted 74\n\nended 0\n"))
        .containsOnly(
            Map.entry(TODAY, new LoginReply.Accepted("74")),
            Map.entry(PLANNED, new LoginReply.Rejected("FATAL: no entry")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 accepted 74;ended 142               | the login did not end in time
          0 accepted 74;ended 124               | the login did not end in time
          0 accepted 74;ended 1                 | the Python of Patroni ended with status 1
          0 accepted 74;ended 126               | it needs to become the user of Patroni
          0 accepted 74;ended 0                 | the login was not answered
          0 accepted 74;* untried no driver     | no driver
          0 accepted 74;5 accepted 74;ended 0   | the login was not answered
          0 accepted 74;1 promoted 74           | the login was not answered
          0 accepted 74;99999999999 rejected x  | the login was not answered
          0 accepted 74;0 rejected late         | the login was not answered
          """)
  void whatIsNotAnsweredIsUntried(String lines, String why) {
    assertThat(read(lines.replace(';', '\n')))
        .containsOnly(
            Map.entry(TODAY, new LoginReply.Accepted("74")),
            Map.entry(PLANNED, new LoginReply.Untried(why)));
  }

  @Test
  void wordsAreBoundedAndMadeHarmless() {
    assertThat(read("0 rejected \u001b[2J" + "x".repeat(9000) + "\n1 untried"))
        .hasEntrySatisfying(
            TODAY,
            reply ->
                assertThat(((LoginReply.Rejected) reply).message())
                    .startsWith("\\x1b[2Jx")
                    .hasSizeLessThan(600))
        .containsEntry(PLANNED, new LoginReply.Untried(""));
  }

  @Test
  void aSectionThatIsMissingSaysWhy() {
    Frame.Section unread =
        new Frame.Section("logins", "", Frame.Status.UNREAD, Bytes.EMPTY, "it ended");
    assertThat(LoginLines.read(unread, List.of(PLANNED)))
        .containsOnly(Map.entry(PLANNED, new LoginReply.Untried("it ended")));
  }
}
