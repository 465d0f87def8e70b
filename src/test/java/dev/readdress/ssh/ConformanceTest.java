package dev.readdress.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.UnreachableException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ssh_config(5) as readdress reads it, beside {@code ssh -G}. The cases hold what OpenSSH 9.2 says;
 * where that version is installed and a mount namespace can be had, it is asked once more.
 */
class ConformanceTest {
  /** Where ssh looks, whatever HOME says: the home of root. */
  private static final String HOME = "/root";

  private static final String ASK =
      "mount --bind \"$1\" /root && mount --bind \"$1/etc\" /etc/ssh && exec env -i HOME=/root"
          + " NODE_KEYS=/keys EMPTY= PATH=\"$PATH\" ssh -G \"$2\"";

  static List<ConformanceCase> cases() throws IOException, URISyntaxException {
    Path directory =
        Path.of(
            Objects.requireNonNull(ConformanceTest.class.getResource("/ssh/conformance")).toURI());
    List<ConformanceCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        cases.addAll(ConformanceCase.read(file));
      }
    }
    return cases;
  }

  @Test
  void thereAreEnoughCases() throws Exception {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(cases()).extracting(ConformanceCase::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readdressReadsItSo(ConformanceCase one, @TempDir Path home) throws Exception {
    Assumptions.assumeTrue(!one.wantsRoot() || Ids.own() == 0, "needs root");
    one.write(home);
    SshEnvironment environment = environment(home);
    UnreachableException refusal =
        catchThrowableOfType(UnreachableException.class, () -> target(environment, one.host()));

    if (!one.refused().isEmpty()) {
      assertThat(refusal).as("a refusal").isNotNull();
      assertThat(refusal.problem().what().replace(home.toString(), HOME)).contains(one.refused());
      assertThat(refusal.problem().fix()).isNotEmpty();
      return;
    }
    assertThat(refusal).isNull();
    for (String expected : one.says()) {
      String keyword = expected.substring(0, expected.indexOf('='));
      assertThat(keyword + "=" + value(environment, one.host(), keyword).replace(home + "", HOME))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sshReadsItSo(ConformanceCase one, @TempDir Path home) throws Exception {
    Assumptions.assumeTrue(RealSsh.isOpenSsh92(), "no OpenSSH 9.2 on this machine");
    Assumptions.assumeTrue(Ids.own() == 0, "needs root for a home of its own");
    one.write(home);
    List<String> answer =
        RealSsh.ask(List.of("unshare", "-m", "sh", "-c", ASK, "sh", home.toString(), one.host()));

    if (one.sshRefuses()) {
      assertThat(answer).as("what ssh says").first().asString().startsWith("exit 255");
      return;
    }
    assertThat(answer).first().asString().isEqualTo("exit 0");
    for (String expected : one.says()) {
      String keyword = expected.substring(0, expected.indexOf('='));
      assertThat(
              keyword
                  + "="
                  + answer.stream()
                      .filter(line -> line.startsWith(keyword + " "))
                      .map(line -> line.substring(keyword.length() + 1))
                      .collect(Collectors.joining(",")))
          .isEqualTo(expected);
    }
  }

  private static SshEnvironment environment(Path home) {
    Map<String, String> variables = Map.of("HOME", home.toString(), "NODE_KEYS", "/keys");
    return new SshEnvironment(
        home,
        "root",
        Ids.own(),
        home.resolve("etc"),
        name -> Optional.ofNullable(variables.get(name)),
        null,
        SshEnvironment.Passphrases.none());
  }

  private static SshTarget target(SshEnvironment environment, String host)
      throws UnreachableException {
    return new Targets(environment).of(new SshFixture.SettingsBuilder(0).address(host).build());
  }

  /** A keyword's value as {@code ssh -G} prints it. */
  private static String value(SshEnvironment environment, String host, String keyword)
      throws Exception {
    SshTarget target = target(environment, host);
    SshOptions options = new SshOptions();
    new SshConfigLookup(host, environment.user(), options)
        .read(new SshConfigs(environment).of(Optional.empty()));
    String written = options.get(keyword).map(SshOption::first).orElse("");
    return switch (keyword) {
      case "hostname" -> target.address();
      case "port" -> Integer.toString(target.port());
      case "user" -> target.user();
      case "identityfile" ->
          options.identityFiles().stream().map(SshOption::first).collect(Collectors.joining(","));
      case "proxyjump" -> written.equals("none") ? "" : written;
      case "userknownhostsfile" -> paths(target.hostKeys().userFiles());
      case "globalknownhostsfile" -> paths(target.hostKeys().globalFiles());
      case "stricthostkeychecking" ->
          switch (target.hostKeys().policy()) {
            case STRICT -> "true";
            case ACCEPT_NEW -> "accept-new";
            case OFF -> "false";
          };
      case "identityagent" -> String.valueOf(target.login().agentSocket());
      case "hashknownhosts" -> target.hostKeys().names() == SshTarget.Names.HASHED ? "yes" : "no";
      case "compression" -> target.wire().jschSettings().isEmpty() ? "no" : "yes";
      case "pubkeyauthentication" ->
          target.login().methods().contains("publickey") ? "true" : "false";
      default -> written;
    };
  }

  private static String paths(List<Path> paths) {
    return paths.isEmpty()
        ? "none"
        : paths.stream().map(Path::toString).collect(Collectors.joining(" "));
  }

  /** The ssh of this machine. */
  private static final class RealSsh {
    private static Optional<Boolean> found = Optional.empty();

    static synchronized boolean isOpenSsh92() throws Exception {
      if (found.isEmpty()) {
        found =
            Optional.of(
                Files.isExecutable(Path.of("/usr/bin/ssh"))
                    && ask(List.of("ssh", "-V")).toString().contains("OpenSSH_9.2")
                    && ask(List.of("unshare", "-m", "true")).get(0).equals("exit 0"));
      }
      return found.get();
    }

    /** The exit code, and what is printed. */
    static List<String> ask(List<String> command) throws Exception {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      List<String> answer = new ArrayList<>();
      answer.add("exit " + process.waitFor());
      printed.lines().forEach(answer::add);
      return answer;
    }
  }
}
