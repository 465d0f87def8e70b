package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.inventory.BecomeDefaults;
import dev.readdress.inventory.ConnectionDefaults;
import dev.readdress.inventory.Vault;
import dev.readdress.playbook.PlayBecome;
import dev.readdress.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** ansible.cfg and Ansible's variables mean here what they mean there. */
class AnsibleConfigTest {
  private static final PlayBecome NO_PLAY =
      new PlayBecome(Optional.empty(), Optional.empty(), Optional.empty());

  private final Path directory;
  private final Path home;
  private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

  AnsibleConfigTest(@TempDir Path scratch) throws IOException {
    this.directory = Files.createDirectory(scratch.resolve("here"));
    this.home = Files.createDirectory(scratch.resolve("home"));
  }

  static List<BrokenInput> configurations() throws IOException {
    return BrokenInput.read("ansible-config.txt");
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void saysHowHostsAreReached(BrokenInput block) throws IOException {
    for (BrokenInput.Content file : block.files()) {
      file.writeInto(directory);
    }
    assertThat(said(block.command())).isEqualTo(block.printed());
  }

  @Test
  void aDirectoryWhereEverybodyMayWriteIsPassedOver() throws IOException {
    Files.writeString(directory.resolve("ansible.cfg"), "[defaults]\nremote_user = here\n");
    Files.writeString(home.resolve(".ansible.cfg"), "[defaults]\nremote_user = home\n");
    assertThat(said("")).containsExactly("user=here");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(said("")).containsExactly("user=home");
    assertThat(warnings.toString(UTF_8)).contains("ansible.cfg is passed over");
  }

  @Test
  void theOneThatIsNamedComesFirst() throws IOException {
    Files.writeString(directory.resolve("ansible.cfg"), "[defaults]\nremote_user = here\n");
    Files.createDirectory(directory.resolve("other"));
    Files.writeString(directory.resolve("other/ansible.cfg"), "[defaults]\nremote_user = other\n");
    assertThat(said("ANSIBLE_CONFIG=other")).containsExactly("user=other");
    assertThat(said("ANSIBLE_CONFIG=other/ansible.cfg")).containsExactly("user=other");
    assertThat(said("ANSIBLE_CONFIG=nowhere.cfg")).containsExactly("user=here");
  }

  /** What holds with variables ({@code NAME=VALUE}, a tilde for a blank) and options. */
  private List<String> said(String words) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
    List<String> arguments =
        List.of(words.split(" ", -1)).stream()
            .filter(word -> !word.isEmpty())
            .filter(word -> !isVariable(word, environment))
            .toList();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(warnings, true, UTF_8),
            environment,
            Echo.NONE);
    Machine machine = new Machine(directory, home, "me", home, "me@here");
    try {
      AnsibleConfig config = AnsibleConfig.of(console, machine);
      config.requireSupported(EnumSet.allOf(UnsupportedSetting.Use.class));
      ConnectionOptions options = new ConnectionOptions();
      CommandLine.populateCommand(options, arguments.toArray(String[]::new));
      HostChoices choices =
          new HostChoices(
              new InventoryOptions(),
              new VariableOptions(),
              options,
              config,
              Vault.closed(),
              List.of(),
              null,
              null);
      String settings =
          text(ConnectionChoices.of(machine, choices, NO_PLAY))
              + list("inventory", config.paths(AnsibleSetting.INVENTORY))
              + list("vaults", config.list(AnsibleSetting.VAULT_IDENTITY_LIST))
              + text("vault", config.path(AnsibleSetting.VAULT_PASSWORD_FILE))
              + text("forks", config.number(AnsibleSetting.FORKS, 1, 10_000));
      return List.of(settings.isEmpty() ? "nothing" : shortened(settings.strip()));
    } catch (ProblemException e) {
      return e.problems().stream()
          .map(p -> shortened(p.where()) + " | " + p.what() + " | " + p.fix())
          .toList();
    }
  }

  private static boolean isVariable(String word, Map<String, String> environment) {
    int equals = word.indexOf('=');
    boolean isVariable = word.matches("[A-Z0-9_]+=.*");
    if (isVariable) {
      environment.put(word.substring(0, equals), word.substring(equals + 1).replace('~', ' '));
    }
    return isVariable;
  }

  private String shortened(String text) {
    return text.replace(directory + "/", "").replace(home.toString(), "~").replace("\n", " ");
  }

  private static String text(ConnectionDefaults defaults) {
    BecomeDefaults become = defaults.become();
    return text("kind", Optional.of(defaults.kind()).filter(kind -> !kind.name().equals("SSH")))
        + text("user", Optional.ofNullable(defaults.user()))
        + (defaults.port().isPresent() ? " port=" + defaults.port().getAsInt() : "")
        + text("key", Optional.ofNullable(defaults.privateKey()))
        + text("first", nonEmpty(defaults.sshArguments().first()))
        + text("common", nonEmpty(defaults.sshArguments().common()))
        + text("extra", nonEmpty(defaults.sshArguments().extra()))
        + text("timeout", Optional.of(defaults.timeout().toSeconds()).filter(time -> time != 10))
        + (defaults.hostKeyPolicy().name().equals("STRICT") ? "" : " unchecked")
        + (become.wanted() ? " become=" + become.method() + ":" + become.user() : "");
  }

  private static Optional<String> nonEmpty(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String list(String name, List<String> words) {
    return words.isEmpty() ? "" : " " + name + "=" + words;
  }

  private static String text(String name, Optional<?> value) {
    return value.map(found -> " " + name + "=" + found).orElse("");
  }
}
