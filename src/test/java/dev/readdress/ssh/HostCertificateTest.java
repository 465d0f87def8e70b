package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with a certificate for its host key, and what known_hosts says about its authority. */
class HostCertificateTest {
  private final KeyPair authority = TestKeys.ed25519();
  private final KeyPair host = TestKeys.ed25519();
  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path home, @TempDir Path files) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "no ssh-keygen");
    ssh = new SshFixture(home);
    Path signing = TestKeys.write(files.resolve("authority"), authority);
    Files.setPosixFilePermissions(signing, PosixFilePermissions.fromString("rw-------"));
    Path key = files.resolve("host.pub");
    Files.writeString(key, TestKeys.line(host.getPublic()) + " host\n");
    Process sign =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/ssh-keygen",
                    "-q",
                    "-h",
                    "-s",
                    signing.toString(),
                    "-I",
                    "host",
                    "-n",
                    "127.0.0.1,the-alias",
                    key.toString()))
            .inheritIO()
            .start();
    assertThat(sign.waitFor()).isZero();
    server =
        new EmbeddedSshServer()
            .accept(ssh.keys)
            .hostKeys(host)
            .hostCertificate(files.resolve("host-cert.pub"))
            .start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      ssh.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@cert-authority * %A | STRICT | '' | accepted",
        "@cert-authority 127.0.0.* %A | STRICT | '' | accepted",
        "@cert-authority [127.0.0.1]:* %A | STRICT | '' | accepted",
        "@cert-authority * %A | STRICT | the-alias | accepted",
        "@cert-authority * %A | STRICT | other-alias | refused",
        "@cert-authority elsewhere %A | STRICT | '' | refused",
        "@cert-authority * %O | STRICT | '' | refused",
        "@cert-authority * %O | OFF | '' | accepted",
        "'' | STRICT | '' | refused",
        "'' | OFF | '' | accepted",
        "127.0.0.1 %H | STRICT | '' | accepted",
        "[127.0.0.1]:%P %O | OFF | '' | refused",
        "@cert-authority * %A;@revoked * %A | STRICT | '' | refused",
        "@cert-authority * %A;@revoked * %A | OFF | '' | refused",
        "@cert-authority * %A;@revoked * %H | STRICT | '' | refused",
        "@cert-authority * %A;@revoked * %H | OFF | '' | refused",
        "@revoked * %A | OFF | '' | refused",
        "@revoked 127.0.0.1 %A | OFF | '' | refused",
        "@revoked * %H | OFF | '' | refused",
        "127.0.0.1 %H;@revoked * %A | STRICT | '' | refused",
      })
  void theAuthorityCounts(String known, HostKeyPolicy policy, String alias, String outcome)
      throws Exception {
    Files.writeString(
        ssh.knownHosts(),
        known
                .strip()
                .replace("%A", TestKeys.line(authority.getPublic()))
                .replace("%H", TestKeys.line(host.getPublic()))
                .replace("%O", TestKeys.line(TestKeys.ed25519().getPublic()))
                .replace("%P", Integer.toString(server.port()))
                .replace(";", "\n")
            + "\n");
    SshFixture.SettingsBuilder settings = ssh.settings(server.port()).policy(policy);
    if (!alias.isBlank()) {
      settings.arguments("-o", "HostKeyAlias=" + alias.strip());
    }
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> ssh.connect(settings).close());

    if (outcome.strip().equals("accepted")) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.why()).isEqualTo(Cause.HOST_KEY);
    }
  }
}
