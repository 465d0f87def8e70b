package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.ssh.KnownHosts.Finding;
import dev.readdress.ssh.SshTarget.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBd5xBJEUKBnTsKIXBV4l9ZbYfBBkXY8EfZuHPYFJkLE";
  private static final String OTHER =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJTkVj3MVbPZIJQh5BKtRk2mDDTDTlYd8rBPY2q0XgKS";

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  private static WireKey key(String words) {
    return WireKey.decode(words.split(" ", 2)[1]).orElseThrow();
  }

  private Finding find(String text, String host, int port) throws Exception {
    Path file = Files.writeString(directory.resolve("known_hosts"), text);
    return new KnownHosts(List.of(new KnownHostsFile(file)), List.of(), List.of(), Names.PLAIN)
        .find(HostName.of(host, port), key(KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node1 %K | node1 | 22 | Known",
        "NODE1 %K | Node1 | 22 | Known",
        "node1,10.0.0.1 %K | 10.0.0.1 | 22 | Known",
        "node1 %K a comment | node1 | 22 | Known",
        "  node1   %K | node1 | 22 | Known",
        "*.example,!bad.example %K | good.example | 22 | Known",
        "*.example,!bad.example %K | bad.example | 22 | Unknown",
        "node? %K | node1 | 22 | Known",
        "[node1]:2222 %K | node1 | 2222 | Known",
        "[node1]:2222 %K | node1 | 22 | Unknown",
        "[node1]:2222 %O | node1 | 2222 | Changed",
        "node1 %K | node1 | 2222 | Known",
        "node1 %O | node1 | 2222 | Unknown",
        "node1 %O | node1 | 22 | Changed",
        "node1 %O\\nnode1 %K | node1 | 22 | Known",
        "node2 %K | node1 | 22 | Unknown",
        ",node1 %K | node1 | 22 | Known",
        ", %K | node1 | 22 | Unknown",
        "!node1 %K | node1 | 22 | Unknown",
        "@other node1 %K | node1 | 22 | Unknown",
        "@revoked node1 %K | node1 | 2222 | Revoked",
        "@revoked [node1]:2222 %K | node1 | 2222 | Revoked",
        "@revoked [node1]:2222 %K | node1 | 22 | Unknown",
        "@revoked *,!node1 %K | node1 | 22 | Unknown",
        "'' | node1 | 22 | Unknown",
        "# node1 %K | node1 | 22 | Unknown",
        "node1 ssh-ed25519 AAAA | node1 | 22 | Unknown",
        "node1 ssh-rsa %K | node1 | 22 | Unknown",
        "node1 %K\\n@revoked * %K | node1 | 22 | Revoked",
        "@revoked node1 %O\\nnode1 %K | node1 | 22 | Known",
        "@cert-authority * %K | node1 | 22 | Unknown",
        "@cert-authority * %O\\nnode1 %K | node1 | 22 | Known",
        // ssh-keygen -H made these two, for node1 and [node1]:2222; ! stands for a bar.
        "!1!Aw/mTDvvDQVESy7VMkuMT2gJ7BQ=!fZpIb1acj04mGBqyBxJbd7Zy9UA= %K | node1 | 22 | Known",
        "!1!Aw/mTDvvDQVESy7VMkuMT2gJ7BQ=!fZpIb1acj04mGBqyBxJbd7Zy9UA= %K | node2 | 22 | Unknown",
        "!1!a/oZezZ9BOhxT190fuAMI7kU3gY=!U/Wg20tZfEKh5R1xdlBiNars5Sk= %K | node1 | 2222 | Known",
        "!1!a/oZezZ9BOhxT190fuAMI7kU3gY=!U/Wg20tZfEKh5R1xdlBiNars5Sk= %K | node1 | 22 | Unknown",
        "!1!nonsense %K | node1 | 22 | Unknown",
        "fe80::1 %K | fe80::1 | 22 | Known",
      })
  void linesAreReadAsSshReadsThem(String text, String host, int port, String finding)
      throws Exception {
    String file =
        text.strip()
            .replaceAll("^!1!(.*)!", "|1|$1|")
            .replace("%K", KEY)
            .replace("%O", OTHER)
            .replace("\\n", "\n");

    assertThat(find(file + "\n", host.strip(), port).getClass().getSimpleName())
        .isEqualTo(finding.strip());
  }

  @Test
  void aChangedKeyIsNamedWithItsLine() throws Exception {
    Finding finding = find("# first\n\nnode1 " + OTHER + "\n", "node1", 22);

    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Changed.class,
            changed -> {
              assertThat(changed.known().where()).isEqualTo(directory + "/known_hosts:3");
              assertThat(changed.known().key()).isEqualTo(key(OTHER));
            });
  }

  @Test
  void aFingerprintIsWrittenAsSshKeygenWritesIt() {
    assertThat(key(KEY).fingerprint())
        .isEqualTo("SHA256:3cSES2i/Ec7reLi30C9LejfS+A7hc7E1pVmysRwWNBk");
  }

  @Test
  void severalFilesCountTogether() throws Exception {
    Path one = Files.writeString(directory.resolve("one"), "node1 " + OTHER + "\n");
    Path two = Files.writeString(directory.resolve("two"), "node1 " + KEY + "\n");
    KnownHosts known =
        new KnownHosts(
            List.of(new KnownHostsFile(one)),
            List.of(new KnownHostsFile(two)),
            List.of(),
            Names.PLAIN);

    assertThat(known.find(HostName.of("node1", 22), key(KEY))).isInstanceOf(Finding.Known.class);
  }
}
