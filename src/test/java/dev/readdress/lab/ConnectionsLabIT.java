package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.canary.Canary;
import dev.readdress.lab.Program.Ended;
import dev.readdress.ssh.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way into a node that Ansible's users have. */
@OnLab
class ConnectionsLabIT {
  private static final String ROOT = "node2 | SUCCESS => scripts run as root\n";

  private Doors doors;
  private Path knownHosts;

  @BeforeAll
  static void open(Lab lab) {
    Doors.open(lab);
  }

  @BeforeEach
  void know(Lab lab, Program program) throws IOException {
    doors = Doors.open(lab);
    knownHosts = program.home().resolve("known_hosts");
    String node2 = lab.address("node2");
    String key = doors.hostKey("node2");
    Files.writeString(
        knownHosts,
        "%s %s\n[%1$s]:2222 %2$s\n[%1$s]:2223 %2$s\n%s %s\n"
            .formatted(node2, key, lab.address("node1"), doors.hostKey("node1")));
    knowTheBastion(lab, Files.createDirectories(program.home().resolve(".ssh")));
  }

  /** A jump host takes nothing from the command line: its key and its host key are found here. */
  private void knowTheBastion(Lab lab, Path folder) throws IOException {
    String bastion = lab.address("node1");
    Files.writeString(
        folder.resolve("config"),
        "Host bastion\n  HostName %s\n  User root\n  IdentityFile %s\n"
            .formatted(bastion, doors.key()));
    Files.writeString(folder.resolve("known_hosts"), bastion + " " + doors.hostKey("node1") + "\n");
  }

  @Test
  void throughABastionByProxyJump(Lab lab, Program program) throws IOException {
    int before = loginsFromNode1(lab);
    Ended ended = ping(lab, program, "--ssh-common-args", arguments("-J bastion"));
    assertThat(ended.out()).as("%s", ended).isEqualTo(ROOT);
    assertThat(loginsFromNode1(lab)).isGreaterThan(before);
  }

  @Test
  void throughABastionByProxyCommand(Lab lab, Program program) throws IOException {
    int before = loginsFromNode1(lab);
    String jump = "ssh -W %%h:%%p -q -i %s root@%s".formatted(doors.key(), lab.address("node1"));
    Ended ended =
        ping(lab, program, "--ssh-common-args", arguments("-o ProxyCommand=\"" + jump + "\""));
    assertThat(ended.out()).as("%s", ended).isEqualTo(ROOT);
    assertThat(loginsFromNode1(lab)).isGreaterThan(before);
  }

  @Test
  void aWholeReportThroughABastion(Lab lab, Program program) throws IOException {
    Path config = program.home().resolve("ansible.cfg");
    Files.writeString(
        config,
        "[defaults]\ninventory = %s\n[ssh_connection]\nssh_args = %s\n"
            .formatted(lab.inventory(), "-J bastion"));
    Ended ended = program.with("ANSIBLE_CONFIG", config.toString()).run("report", "-o", "json");
    assertThat(Told.by(ended).cluster().path("complete").asBoolean()).as("%s", ended).isTrue();
  }

  @Test
  void byAnAgent(Lab lab, Program program) throws Exception {
    Path socket = program.home().resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      waitFor(socket);
      ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", doors.key().toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.inheritIO().start().waitFor()).isZero();

      assertThat(keyless(lab, program).exit()).as("without the agent").isEqualTo(4);
      Ended ended = keyless(lab, program.with("SSH_AUTH_SOCK", socket.toString()));
      assertThat(ended.out()).as("%s", ended).isEqualTo(ROOT);
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  @Test
  void byAnEncryptedKey(Lab lab, Program program) throws Exception {
    Path key =
        TestKeys.writeEncrypted(
            program.home().resolve("encrypted"), TestKeys.read(doors.key()), Canary.PASSPHRASE);

    Ended nobody = keyless(lab, program, "--private-key", key.toString());
    assertThat(nobody.exit()).as("nobody can be asked: %s", nobody).isEqualTo(4);
    assertThat(nobody.out()).contains("passphrase");

    Ended ended = keyless(lab, program.typing(Canary.PASSPHRASE), "--private-key", key.toString());
    assertThat(ended.out()).as("%s", ended).isEqualTo(ROOT);
    assertThat(ended.err()).contains("Passphrase of").doesNotContain(Canary.MARK);
  }

  @Test
  void byAPasswordThatIsTyped(Lab lab, Program program) throws IOException {
    Ended ended = door(lab, program.typing(Doors.PASSWORD), "deploy", 2223, "-k");
    assertThat(ended.out()).as("%s", ended).isEqualTo("node2 | SUCCESS => scripts run as deploy\n");
    assertThat(ended.err()).isEqualTo("SSH password: \n");

    Ended wrong = door(lab, program.typing(Canary.WRONG_PASSWORD), "deploy", 2223, "-k");
    assertThat(wrong.exit()).as("%s", wrong).isEqualTo(4);
    assertThat(wrong.out() + wrong.err()).contains("password").doesNotContain(Canary.MARK);
  }

  @Test
  void byKeyboardInteractive(Lab lab, Program program) throws IOException {
    Ended ended = door(lab, program.typing(Doors.PASSWORD), "deploy", 2222, "-k");
    assertThat(ended.out()).as("%s", ended).isEqualTo("node2 | SUCCESS => scripts run as deploy\n");
  }

  @Test
  void anUnprivilegedUserWithSudo(Lab lab, Program program) throws IOException {
    Ended without = ping(lab, program, "-u", "deploy", "-b");
    assertThat(without.out()).as("%s", without).isEqualTo(ROOT);

    Ended asked = ping(lab, program.typing(Doors.PASSWORD), "-u", "admin", "-b", "-K");
    assertThat(asked.out()).as("%s", asked).isEqualTo(ROOT);

    Ended nobody = ping(lab, program, "-u", "admin", "-b");
    assertThat(nobody.exit()).as("%s", nobody).isEqualTo(4);
    assertThat(nobody.out()).contains("sudo").contains("password");

    Ended wrong = ping(lab, program.typing(Canary.WRONG_PASSWORD), "-u", "admin", "-b", "-K");
    assertThat(wrong.exit()).as("%s", wrong).isEqualTo(4);
    assertThat(wrong.out() + wrong.err()).contains("sudo").doesNotContain(Canary.MARK);

    Ended other = ping(lab, program, "-u", "deploy", "-b", "--become-user", "postgres");
    assertThat(other.out()).isEqualTo("node2 | SUCCESS => scripts run as postgres\n");
  }

  @Test
  void aChangedHostKeyIsRefused(Lab lab, Program program) throws IOException {
    String line = lab.address("node2") + " " + doors.hostKey("node1") + "\n";
    Files.writeString(knownHosts, line);
    for (String checking : List.of("yes", "accept-new", "no")) {
      String option = " -o StrictHostKeyChecking=" + checking;
      Ended ended = ping(lab, program, "--ssh-common-args", arguments("") + option);
      assertThat(ended.exit()).as("%s", ended).isEqualTo(4);
      assertThat(ended.out()).contains("node2 | UNREACHABLE!").contains("host key");
      assertThat(knownHosts).hasContent(line);
    }
  }

  @Test
  void hashedKnownHosts(Lab lab, Program program) throws Exception {
    Process hash =
        new ProcessBuilder("ssh-keygen", "-H", "-f", knownHosts.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(hash.waitFor()).isZero();
    assertThat(Files.readString(knownHosts)).startsWith("|1|").doesNotContain(lab.address("node2"));
    assertThat(ping(lab, program).out()).isEqualTo(ROOT);

    String known = String.join("\n", Files.readAllLines(knownHosts).subList(3, 4)) + "\n";
    Files.writeString(knownHosts, known);
    Ended unknown = ping(lab, program);
    assertThat(unknown.exit()).as("only node1 is known: %s", unknown).isEqualTo(4);
    assertThat(unknown.out()).contains("host key");
  }

  @Test
  void aNewKeyIsLearntHashedWhereThatIsWanted(Lab lab, Program program) throws IOException {
    Files.writeString(knownHosts, "");
    String learn = " -o StrictHostKeyChecking=accept-new -o HashKnownHosts=yes";
    Ended ended = ping(lab, program, "--ssh-common-args", arguments("") + learn);
    assertThat(ended.out()).as("%s", ended).isEqualTo(ROOT);
    assertThat(Files.readAllLines(knownHosts)).hasSize(1).allMatch(line -> line.startsWith("|1|"));
    assertThat(ping(lab, program).out()).as("the key is known now").isEqualTo(ROOT);
  }

  private String arguments(String more) {
    return "-o UserKnownHostsFile=" + knownHosts + " " + more;
  }

  private int loginsFromNode1(Lab lab) {
    String from = lab.address("node1").replace(".", "\\.");
    return Integer.parseInt(
        lab.shell(
                "node2",
                "journalctl -u ssh -o cat --no-pager | grep -c 'Accepted publickey.* from "
                    + from
                    + " ' || true")
            .strip());
  }

  private Ended ping(Lab lab, Program program, String... options) throws IOException {
    return ping(lab, program, "ansible_private_key_file: " + doors.key(), options);
  }

  private Ended keyless(Lab lab, Program program, String... options) throws IOException {
    return ping(lab, program, "x: 1", options);
  }

  private Ended door(Lab lab, Program program, String user, int port, String... options)
      throws IOException {
    return ping(lab, program, "ansible_user: " + user + ", ansible_port: " + port, options);
  }

  private Ended ping(Lab lab, Program program, String variables, String[] options)
      throws IOException {
    Path inventory = program.home().resolve("inventory.yml");
    Files.writeString(
        inventory,
        "all: {hosts: {node2: {ansible_host: %s, %s}}}\n"
            .formatted(lab.address("node2"), variables));
    List<String> arguments =
        new java.util.ArrayList<>(List.of("ping", "-i", inventory.toString(), "-u", "root"));
    if (!List.of(options).contains("--ssh-common-args")) {
      arguments.addAll(List.of("--ssh-common-args", arguments("")));
    }
    arguments.addAll(List.of(options));
    return program.run(arguments.toArray(String[]::new));
  }

  private static void waitFor(Path file) {
    org.awaitility.Awaitility.await().until(() -> Files.exists(file));
  }
}
