package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading ssh_config(5). Each file in the resources says in its own comments what it means for some
 * hosts; the same is asked of the real ssh, where there is one, so the expectations are not only
 * ours.
 */
class SshConfigTest {
  private static final Path FILES = files();

  /** One line {@code # ask: HOST -> key=value ...} of a file. */
  private record Ask(Path file, String host, String key, String expected) {
    @Override
    public String toString() {
      return file.getFileName() + ": " + host + " " + key;
    }
  }

  private static Path files() {
    try {
      return Path.of(
          Objects.requireNonNull(SshConfigTest.class.getResource("/ssh/config")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Ask> asks() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.toString().endsWith(".conf"))
          .sorted()
          .flatMap(SshConfigTest::asks)
          .toList()
          .stream();
    }
  }

  private static Stream<Ask> asks(Path file) {
    try {
      List<Ask> asks = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("# ask: ")) {
          String[] parts = line.substring(7).split(" -> ", -1);
          for (String expectation : parts[1].split(" ", -1)) {
            String[] pair = expectation.split("=", 2);
            asks.add(new Ask(file, parts[0], pair[0], pair[1]));
          }
        }
      }
      return asks.stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("asks")
  void meansWhatItSays(Ask ask) throws Exception {
    SshOptions options = lookUp(ask.file(), ask.host());

    assertThat(value(options, ask)).isEqualTo(ask.expected());
  }

  /** Names with blanks are only a matter of patterns; ssh wants a real destination. */
  static Stream<Ask> asksOfDestinations() throws IOException {
    return asks().filter(ask -> !ask.host().contains(" "));
  }

  private static SshOptions lookUp(Path file, String host) throws SettingsException {
    SshOptions options = new SshOptions();
    new SshConfigLookup(host, "tester", options).read(List.of(read(file, FILES)));
    return options;
  }

  /** The file as one of the system's, with what it includes beside it. */
  private static SshConfigFile read(Path file, Path directory) throws SettingsException {
    return SshConfigFile.read(
        file,
        SshConfigFile.Kind.SYSTEM,
        new SshEnvironment(
            directory,
            "tester",
            Ids.own(),
            directory,
            name -> Optional.empty(),
            null,
            SshEnvironment.Passphrases.none()));
  }

  private static String value(SshOptions options, Ask ask) throws SettingsException {
    Optional<SshOption> option = options.get(ask.key());
    return switch (ask.key()) {
      case "hostname" ->
          option.isEmpty() ? ask.host() : SshTokens.hostName(option.get(), ask.host());
      case "identityfile" ->
          options.identityFiles().stream().map(SshOption::first).collect(Collectors.joining(","));
      case "port" -> option.map(SshOption::first).orElse("22");
      case "proxyjump" ->
          option.map(SshOption::first).filter(value -> !value.equals("none")).orElse("");
      case "stricthostkeychecking" ->
          switch (HostKeyOptions.policy(option)) {
            case STRICT -> "true";
            case ACCEPT_NEW -> "accept-new";
            case OFF -> "false";
          };
      default -> option.map(SshOption::first).orElse("");
    };
  }

  @ParameterizedTest
  @MethodSource("asksOfDestinations")
  void theRealSshAgrees(Ask ask, @TempDir Path home) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "no ssh on this machine");
    String text = Files.readString(ask.file()).replace("Include ", "Include " + FILES + "/");
    Path copy = Files.writeString(home.resolve("config"), text);
    Process process =
        new ProcessBuilder("/usr/bin/ssh", "-G", "-F", copy.toString(), ask.host())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(ask.key() + " "))
            .map(line -> line.substring(ask.key().length() + 1))
            .toList();

    assertThat(String.join(",", lines)).isEqualToIgnoringCase(ask.expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Match exec true\\n User x | config:1: match exec true cannot be honoured",
        "Match tagged x\\n User x | config:1: match tagged x cannot be honoured",
        "Match host\\n User x | config:1: match host cannot be honoured",
        "Port | config:1: Port has no value",
        "\\nUser \"me | config:2: a quote is not closed",
        "BindAddress 10.0.0.1 | config:1: bindaddress 10.0.0.1 cannot be honoured",
        "Usr me | config:1: usr me is no option of ssh",
        "RemoteCommand tmux | config:1: remotecommand tmux cannot be honoured",
        "PermitLocalCommand yes | config:1: permitlocalcommand yes cannot be honoured",
        "CanonicalizeHostname always | config:1: canonicalizehostname always cannot be honoured",
        "IgnoreUnknown *\\nTunnel yes | config:2: tunnel yes cannot be honoured",
        "Include config | is included too deeply",
      })
  void whatCannotBeHonouredIsNamedWithItsLine(String text, String message, @TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("config"), text.replace("\\n", "\n"));

    assertThatThrownBy(
            () ->
                new SshConfigLookup("node1", "tester", new SshOptions())
                    .read(List.of(read(file, directory))))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(directory.toString())
        .hasMessageContaining(message.strip());
  }

  @Test
  void whatStandsInABlockForOthersHurtsNobody(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("config"),
            "Host other\n  Tunnel yes\n  Nonsense 1\nHost *\n  Port 7\n");

    assertThat(lookUp(file, "node1").get("port").map(SshOption::first)).contains("7");
  }

  @Test
  void aFileThatIsNotThereSaysNothing(@TempDir Path directory) throws Exception {
    assertThat(read(directory.resolve("none"), directory).lines()).isEmpty();
  }

  @Test
  void aFileThatIsNotUtf8IsRefused(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("config"), new byte[] {'a', (byte) 0xff});

    assertThatThrownBy(() -> read(file, directory))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("is not UTF-8");
  }
}
