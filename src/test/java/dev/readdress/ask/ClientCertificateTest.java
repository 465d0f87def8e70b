package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Frame;
import dev.readdress.patroni.TlsClient;
import dev.readdress.patroni.TlsFiles;
import dev.readdress.testing.LocalShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that a Patroni names is read with that Patroni's rights, whoever asks. */
class ClientCertificateTest {
  /** Nobody listens there. */
  private static final String URL = "https://127.0.0.1:1/patroni";

  @Test
  void aKeyThatOnlyRootMayReadIsNotOpened(@TempDir Path directory) throws Exception {
    assumeTrue(PatroniThatRuns.isRoot(), "only root can become another user");
    LocalShell.wantInstalled("/usr/bin/openssl");
    Path key = directory.resolve("key.pem");
    Path certificate = directory.resolve("certificate.pem");
    make(certificate, key);
    try (PatroniThatRuns patroni = PatroniThatRuns.in(directory)) {
      ClientCertificate shown =
          new ClientCertificate(
              patroni.observed(),
              new TlsClient(
                  new TlsFiles(
                      Optional.of(certificate.toString()),
                      Optional.of(key.toString()),
                      Optional.empty()),
                  false));

      assertThat(ask(shown)).as("a key of root").endsWith("python3 58");

      Files.setAttribute(key, "unix:uid", Integer.parseInt(PatroniThatRuns.USER));
      assertThat(ask(shown)).as("a key of its own").endsWith("python3 7");
    }
  }

  private static String ask(ClientCertificate shown) throws Exception {
    Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(1));
    Frame frame = NodeScript.status(URL, shown, LocalShell.installed("/bin/dash"), deadline);
    return frame.one("answer", URL).body().lossyUtf8();
  }

  private static void make(Path certificate, Path key) throws Exception {
    Process openssl =
        new ProcessBuilder(
                "/usr/bin/openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=tester",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(openssl.waitFor()).isZero();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
