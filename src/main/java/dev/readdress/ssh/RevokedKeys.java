package dev.readdress.ssh;

import dev.readdress.ssh.KnownHostsLine.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file that {@code RevokedHostKeys} names, when it lists public keys, one on a line. As in
 * ssh(1) (sshkey_check_revoked, OpenSSH 9.2), no host is let in while it cannot be read as a whole.
 */
final class RevokedKeys {
  private static final String LIST_MAGIC = "SSHKRL\n";
  private static final long MOST_BYTES = 1 << 24;

  private RevokedKeys() {}

  /**
   * Its keys, each about every host.
   *
   * @throws SettingsException when it is not there, or holds what cannot be honoured
   */
  static List<KnownHostsLine> read(Path file) throws SettingsException {
    List<KnownHostsLine> revoked = new ArrayList<>();
    String text = text(file);
    if (text.startsWith(LIST_MAGIC)) {
      throw wrong(file.toString(), "is a binary list (ssh-keygen -k), which cannot be honoured");
    }
    int number = 0;
    for (String written : text.split("\n", -1)) {
      String where = file + ":" + ++number;
      String line = written.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Optional<KnownHostsLine> key = KnownHostsLine.parse(where, "@revoked * " + line);
      if (key.isEmpty() || key.get().marker() != Marker.REVOKED || key.get().isCertificate()) {
        throw wrong(where, "this is no public key");
      }
      revoked.add(key.get());
    }
    return List.copyOf(revoked);
  }

  private static String text(Path file) throws SettingsException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw wrong(file.toString(), "is larger than " + MOST_BYTES + " bytes");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw wrong(file.toString(), "the list of revoked host keys cannot be read");
    }
  }

  private static SettingsException wrong(String where, String what) {
    return new SettingsException(
        where, what, "name a readable list in RevokedHostKeys, one public key on each line");
  }
}
