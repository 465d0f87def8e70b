package dev.readdress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.canary.Canary;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.Read;
import dev.readdress.connection.Frame;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import dev.readdress.testing.FrameText;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which instances run on a node, and what is known of each. */
class MembersReadingTest {
  private static final String NAMESPACES =
      """
      lrwxrwxrwx 1 root root 0 Nov 22 23:00 mnt -> mnt:[1]
      lrwxrwxrwx 1 root root 0 Nov 22 23:00 net -> net:[2]
      lrwxrwxrwx 1 root root 0 Nov 22 23:00 pid -> pid:[3]
      """;

  private static Read<List<MemberObservation>> read(FrameText text) {
    Sections sections = new Sections(Frame.parse(text.done(), FrameText.NONCE));
    return new MembersReading(sections, new HeldSockets(sections)).read();
  }

  private static MemberObservation only(FrameText text) {
    List<MemberObservation> members = read(text).value().orElseThrow();
    assertThat(members).hasSize(1);
    return members.get(0);
  }

  /** A node of which root sees everything; its PostgreSQL is postgres's. */
  private static FrameText root() {
    return new FrameText()
        .found("postgres-processes", "", postmaster(136, "113"))
        .found("postgres-directory", "136", "/data\n")
        .found("user", "", "0\n")
        .found("proc-mount", "", "proc /proc proc rw,nosuid 0 0\n")
        .found("own-namespaces", "", NAMESPACES);
  }

  private static String postmaster(int pid, String user) {
    return "/proc/%d/status:PPid:\t1\n/proc/%<d/status:Uid:\t%s\t%2$s\t%2$s\t%2$s\n"
        .formatted(pid, user);
  }

  /** A Patroni with a configuration file, as far as every test needs it. */
  private static FrameText process(FrameText text, int pid, int parent, String namespacePids) {
    String key = Integer.toString(pid);
    return text.found("cmdline", key, "/usr/bin/python3\0/usr/bin/patroni\0/etc/p.yml\0")
        .found(
            "stat",
            key,
            pid + " (pat) roni) S " + parent + " 1 1 0 -1 4 1 1 1 1 1 1 1 1 20 0 5 0 4711 1 1\n")
        .found(
            "status",
            key,
            "Name:\tpatroni\nPPid:\t"
                + parent
                + "\nUid:\t113\t113\t113\t113\nNSpid:\t"
                + namespacePids
                + "\nSigCgt:\t0000000000010001\n")
        .found("cgroup", key, "0::/system.slice/system-patroni.slice/patroni@15-main.service\n")
        .found("namespaces", key, NAMESPACES)
        .found("account", key, "postgres:x:113:120::/var/lib/postgresql:/bin/bash\n")
        .found("environment", key, "")
        .found("configuration-argument", key, "/etc/p.yml")
        .found("configuration-kind", key, "file\n/etc/p.yml");
  }

  @Test
  void readsAProcess() {
    MemberObservation member =
        only(
            process(root().found("processes", "", "77\n"), 77, 1, "77")
                .found("configuration-file", "77 /etc/p.yml", "name: node1\n")
                .found("configuration-owner", "77 /etc/p.yml", "postgres:postgres 600 8:1 12\n")
                .found("configuration-host-file", "77 /etc/p.yml", "8:1\n")
                .found("configuration-link", "77 /etc/p.yml", "/srv/p.yml\n"));
    assertThat(member.process().startTime()).isEqualTo(4711);
    assertThat(member.process().arguments())
        .containsExactly("/usr/bin/python3", "/usr/bin/patroni", "/etc/p.yml");
    assertThat(member.process().user()).isEqualTo("postgres");
    assertThat(member.process().catchesHup()).isTrue();
    assertThat(member.process().unit()).contains("patroni@15-main.service");
    assertThat(member.process().sameNamespaces()).isTrue();
    assertThat(member.files())
        .extracting(file -> file.linkTarget().orElse(""))
        .containsExactly("/srv/p.yml");
    assertThat(member.configuration().value().orElseThrow().name().map(Setting::value))
        .contains("node1");
    assertThat(member.status()).isEqualTo(Read.unread("the node did not report rest-sockets"));
  }

  private static FrameText configured(FrameText text, int pid, String directory) {
    String file = "name: node1\npostgresql: {data_dir: '" + directory + "'}\n";
    return process(text, pid, 1, Integer.toString(pid))
        .found("configuration-file", pid + " /etc/p.yml", file)
        .found("rest-sockets", Integer.toString(pid), "127.0.0.1:8008\n")
        .found("rest", pid + " http://h:1/patroni", "{\"state\":\"running\"}\n200\ncurl 0");
  }

  @Test
  void thePostmasterIsTheOneOfItsUserInItsDirectory() {
    FrameText text = root().found("processes", "", "77\n");
    assertThat(only(configured(text, 77, "/data/")).postmasterPid()).isEqualTo(OptionalInt.of(136));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "its own directory, nobody works there | 113 113 113 113 | /own | 113 | -",
        "another's directory | 113 113 113 113 | /theirs | 0 |"
            + " it runs as postgres, and its data directory /theirs belongs to user 0",
        "a directory of which nobody can tell | 113 113 113 113 | /gone | - |"
            + " it runs as postgres, and whose its data directory /gone is could not be read:"
            + " the node did not report data-directory",
        "the directory of a postmaster of another user | 65534 65534 65534 65534 | /data | 113 |"
            + " it runs as postgres, and its data directory /data belongs to user 113",
        "a set-uid program | 65534 113 113 113 | /data | 113 |"
            + " its real and its effective user are not the same",
        "a set-uid program that hides | 113 113 65534 113 | /data | 113 |"
            + " its real and its effective user are not the same",
      })
  void whoseProcessItIsDecidesWhetherItIsBelieved(
      String name, String users, String directory, @Nullable String owner, @Nullable String doubt) {
    FrameText text = root().found("processes", "", "77\n");
    text.found("status", "77", "Name:\tpatroni\nUid:\t" + users.replace(' ', '\t') + "\n");
    configured(text, 77, directory);
    if (owner != null) {
      text.found("data-directory", "77", owner + "\n");
    }
    MemberObservation member = only(text);
    if (doubt == null) {
      assertThat(member.status().value()).isPresent();
      return;
    }
    String reason = "pid 77 is not taken for a Patroni: " + doubt;
    assertThat(member.status()).isEqualTo(Read.unread(reason));
    assertThat(member.view()).isEqualTo(Read.unread(reason));
    assertThat(member.configuration()).isEqualTo(Read.unread(reason));
    assertThat(member.files()).isEmpty();
    assertThat(member.postmasterPid()).isEmpty();
  }

  @Test
  void whoRunsNoPostgresqlAndNamesNoDirectoryIsNotBelieved() {
    FrameText text = root().found("processes", "", "77\n");
    text.found("status", "77", "Uid:\t65534\t65534\t65534\t65534\n");
    assertThat(only(process(text, 77, 1, "77")).view())
        .isEqualTo(
            Read.unread(
                "pid 77 is not taken for a Patroni: it runs as postgres, who runs no PostgreSQL, and"
                    + " names no data directory"));
  }

  @Test
  void aListOfProcessesWithSomethingElseInItIsUnread() {
    assertThat(read(process(root().found("processes", "", "77\nx\n"), 77, 1, "77")))
        .isEqualTo(Read.unread("the list of processes holds what is no process"));
  }

  @ParameterizedTest
  @CsvSource({"101, 101", "100, 100"})
  void ofAProgramInOneFileTheProcessThatListensIsTheDaemon(int listening, int daemon) {
    FrameText text = root().found("processes", "", "100\n101\n");
    text.found("byte-order", "", "little")
        .found("listening", "", " 0: 0100007F:1F48 00000000:0000 0A 0:0 0:0 0 113 0 4711 1\n")
        .found("held-sockets", "100", listening == 100 ? "4711\n" : "12\n")
        .found("held-sockets", "101", listening == 101 ? "4711\n" : "13\n");
    process(text, 100, 1, "100");
    process(text, 101, 100, "101");
    assertThat(only(text).process().pid()).isEqualTo(daemon);
  }

  @Test
  void aDirectoryIsMergedInTheOrderOfNames() {
    MemberObservation member =
        only(
            process(root().found("processes", "", "77\n"), 77, 1, "77")
                .found("configuration-file", "77 /etc/p/b.yml", "restapi: {connect_address: 'b:1'}")
                .found("configuration-file", "77 /etc/p/B.yml", "restapi: {connect_address: 'B:1'}")
                .found("configuration-file", "77 /etc/p/a.yaml", "name: a"));
    assertThat(member.files())
        .extracting(ConfigFile::path)
        .containsExactly("/etc/p/B.yml", "/etc/p/a.yaml", "/etc/p/b.yml");
    assertThat(
            member
                .configuration()
                .value()
                .orElseThrow()
                .endpoint(Endpoint.RESTAPI)
                .effective()
                .map(Setting::value))
        .contains("b:1");
  }

  @Test
  void oneFileThatCannotBeReadMakesTheConfigurationUnread() {
    MemberObservation member =
        only(
            process(root().found("processes", "", "77\n"), 77, 1, "77")
                .found("configuration-file", "77 /etc/p/a.yml", "name: a")
                .section("configuration-file", "77 /etc/p/b.yml", "", "unread permission denied"));
    assertThat(member.configuration()).isEqualTo(Read.unread("/etc/p/b.yml: permission denied"));
  }

  @Test
  void aFileOverTheBoundIsUnread() {
    MemberObservation member =
        only(
            process(root().found("processes", "", "77\n"), 77, 1, "77")
                .found("configuration-file", "77 /etc/p.yml", "a".repeat(262_145)));
    assertThat(member.configuration())
        .isEqualTo(Read.unread("/etc/p.yml: it is larger than 262144 bytes"));
  }

  @Test
  void anEnvironmentThatCannotBeReadMakesTheConfigurationUnread() {
    FrameText text = root().found("processes", "", "78\n");
    text.section("environment", "78", "", "unread permission denied");
    MemberObservation member = only(process(text, 78, 1, "78"));
    assertThat(member.configuration())
        .isEqualTo(Read.unread("/proc/78/environ: permission denied"));
  }

  @Test
  void theEnvironmentWinsAndPasswordsAreLeftBehind() {
    FrameText text = root().found("processes", "", "78\n");
    text.found(
        "environment",
        "78",
        "PATRONI_NAME=of the environment\0PATRONI_RESTAPI_PASSWORD="
            + Canary.REST_PASSWORD
            + "\0PATRONI_X\0");
    MemberObservation member = only(process(text, 78, 1, "78"));
    Read<PatroniConfiguration> configuration = member.configuration();
    assertThat(configuration.value().orElseThrow().name().map(Setting::value))
        .contains("of the environment");
    assertThat(member.toString()).doesNotContain(Canary.MARK);
  }

  @Test
  void theFirstProcessOfAContainerIsNotTheDaemon() {
    FrameText text = root().found("processes", "", "100\n101\n");
    process(text, 100, 99, "100\t1");
    process(text, 101, 100, "101\t12");
    assertThat(only(text).process().pid()).isEqualTo(101);
  }

  @Test
  void aForkOfTheDaemonIsNotASecondMember() {
    FrameText text = root().found("processes", "", "100\n101\n");
    process(text, 100, 1, "100");
    process(text, 101, 100, "101");
    assertThat(only(text).process().pid()).isEqualTo(100);
  }

  @Test
  void anotherNetworkNamespaceIsAContainer() {
    FrameText text = root().found("processes", "", "77\n");
    text.found("namespaces", "77", NAMESPACES.replace("net:[2]", "net:[9]"));
    assertThat(only(process(text, 77, 1, "77")).process().sameNamespaces()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"8:1, true", "8:2, false"})
  void aMountNamespaceOfItsOwnIsNoContainerWhenTheFilesAreTheSame(String onTheNode, boolean same) {
    FrameText text = root().found("processes", "", "77\n");
    text.found("namespaces", "77", NAMESPACES.replace("mnt:[1]", "mnt:[9]"));
    process(text, 77, 1, "77")
        .found("configuration-file", "77 /etc/p.yml", "name: node1\n")
        .found("configuration-owner", "77 /etc/p.yml", "postgres:postgres 600 8:1 12\n")
        .found("configuration-host-file", "77 /etc/p.yml", onTheNode + "\n");
    assertThat(only(text).process().sameNamespaces()).isEqualTo(same);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "curl answered | {\"state\":\"running\"}\\n200\\ncurl 0 | found",
        "wget, which tells no status | {\"state\":\"running\"}\\n-\\nwget 0 | found",
        "refused | \\n000\\ncurl 7 | GET http://h:1/patroni: curl ended with status 7",
        "a redirect | \\n302\\ncurl 0 | GET http://h:1/patroni was answered with status 302",
        "not Patroni | {}\\n200\\ncurl 0 | GET /patroni was not answered as Patroni does",
        "cut | {\"state\" | GET http://h:1/patroni: more than 1048576 bytes, or cut off",
        "no program | \\n"
            + "-\\n"
            + "none 127 | GET http://h:1/patroni: the node has neither curl nor wget nor python3 to"
            + " ask with",
      })
  void readsWhatTheProgramOnTheNodeGot(String name, String answer, String expected) {
    FrameText text =
        process(root().found("processes", "", "77\n"), 77, 1, "77")
            .found("rest-sockets", "77", "*:1\n")
            .found("rest", "77 http://h:1/patroni", answer.replace("\\n", "\n"));
    Read<?> status = only(text).status();
    if (expected.equals("found")) {
      assertThat(status).isInstanceOf(Read.Found.class);
    } else {
      assertThat(status).isEqualTo(Read.unread(expected));
    }
  }

  @Test
  void noDynamicConfigurationIsAbsent() {
    FrameText text =
        process(root().found("processes", "", "77\n"), 77, 1, "77")
            .found("rest", "77 http://h:1/config", "\n502\ncurl 0");
    assertThat(only(text).dynamicConfiguration()).isEqualTo(Read.absent());
  }

  @Test
  void httpsIsTakenWhereHttpFailed() {
    FrameText text =
        process(root().found("processes", "", "77\n"), 77, 1, "77")
            .found("rest", "77 http://h:1/patroni", "\n000\ncurl 52")
            .found("rest", "77 https://h:1/patroni", "{\"state\":\"running\"}\n200\ncurl 0");
    assertThat(only(text).status().value()).isPresent();
  }

  @Test
  void absentOnlyAfterAFullLook() {
    assertThat(read(root().found("processes", "", "").found("traces", "", "")))
        .isEqualTo(Read.absent());
    assertThat(
            read(
                new FrameText()
                    .found("processes", "", "")
                    .found("traces", "", "/etc/patroni/dcs.yml\0")
                    .found("user", "", "1000\n")
                    .found("proc-mount", "", "proc /proc proc rw 0 0\n")))
        .isEqualTo(Read.absent());
  }

  @Test
  void hiddenProcessesAreNoFullLook() {
    FrameText text =
        new FrameText()
            .found("processes", "", "")
            .found("traces", "", "")
            .found("user", "", "1000\n")
            .found("proc-mount", "", "proc /proc proc rw,hidepid=invisible 0 0\n");
    assertThat(read(text))
        .isEqualTo(
            Read.unread(
                "no Patroni is visible, but other users' processes are hidden: use become"));
  }

  @Test
  void aConfigurationWithoutAProcessIsNotNoPatroni() {
    FrameText text =
        root().found("processes", "", "").found("traces", "", "/etc/patroni/config.yml\0");
    assertThat(read(text))
        .isEqualTo(Read.unread("no Patroni runs, but it is set up here: /etc/patroni/config.yml"));
  }

  @Test
  void aSectionThatWasNotSentIsNotNoPatroni() {
    assertThat(read(root().found("processes", "", ""))).isInstanceOf(Read.Unread.class);
    assertThat(read(root())).isEqualTo(Read.unread("the node did not report processes"));
  }
}
