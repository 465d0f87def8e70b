package dev.readdress.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.connection.Become;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostConnectionSettingsTest {
  private static final ConnectionDefaults COMMAND_LINE =
      new ConnectionDefaults(
          ConnectionSettings.Kind.SSH,
          "admin",
          OptionalInt.empty(),
          Path.of("/keys/default"),
          null,
          HostKeyPolicy.STRICT,
          new SshArgumentDefaults("", "-o ServerAliveInterval=5", ""),
          Duration.ofSeconds(10),
          BecomeDefaults.ofAnsible(),
          Path.of("/deploy"),
          Path.of("/home/me"));

  static List<SettingCase> cases() throws IOException {
    return SettingCase.read("connection.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comeFromVariables(SettingCase block) {
    Problems problems = new Problems();
    List<String> actual =
        block.actual(
            variables -> text(HostConnectionSettings.of(variables, COMMAND_LINE, problems)),
            problems);
    assertThat(actual).isEqualTo(block.expected());
  }

  private static String text(ConnectionSettings settings) {
    List<String> parts = new ArrayList<>();
    if (settings.kind() == ConnectionSettings.Kind.LOCAL) {
      parts.add("local");
    }
    parts.add("address=" + settings.address());
    settings.port().ifPresent(port -> parts.add("port=" + port));
    parts.add("user=" + settings.user());
    if (settings.password() != null) {
      parts.add("password");
    }
    parts.add("keys=" + settings.identityFiles());
    parts.add("hostkeys=" + settings.hostKeyPolicy());
    parts.add("args=" + settings.sshArguments());
    parts.add("become=" + become(settings.become()));
    parts.add("timeout=" + settings.connectTimeout().toSeconds());
    return String.join("; ", parts);
  }

  private static String become(Become become) {
    if (become.method() == Become.Method.NONE) {
      return "none";
    }
    return become.method()
        + " "
        + become.user()
        + (become.password() == null ? "" : " with password");
  }
}
