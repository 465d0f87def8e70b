package dev.readdress.ssh;

import dev.readdress.connection.ShellWord;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What ssh(1) demands of the owner and the mode of a file before it believes or uses it.
 *
 * @param uid who runs the program
 */
record FileDemands(long uid) {
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int OPEN_TO_OTHERS = 0077;
  private static final int PERMISSIONS = 07777;

  /**
   * Reads a configuration file that belongs to root or to who runs the program, and that nobody
   * else may write to (readconf.c, read_config_file_depth, OpenSSH 9.2).
   *
   * @param most how many bytes are read
   * @throws SettingsException when its owner or its mode is wrong
   */
  byte[] read(Path named, int most) throws IOException, SettingsException {
    // The owner is looked up by name, so the file must be the same one before and after.
    Path file = named.toRealPath();
    Status before = Status.of(file, LinkOption.NOFOLLOW_LINKS);
    if (before.owner() != 0 && before.owner() != uid) {
      throw wrong(named, "it belongs to the user with the id " + before.owner(), "chown " + uid);
    }
    if ((before.mode() & WRITABLE_BY_OTHERS) != 0) {
      throw wrong(named, "others may write to it (mode " + before.octal() + ")", "chmod go-w");
    }
    byte[] text;
    try (var in =
        Channels.newInputStream(
            Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      text = in.readNBytes(most);
    }
    if (!Status.of(file, LinkOption.NOFOLLOW_LINKS).equals(before)) {
      throw new SettingsException(
          named.toString(), "changed while it was read", "connect again when nobody edits it");
    }
    return text;
  }

  private static SettingsException wrong(Path file, String what, String command) {
    return new SettingsException(
        file.toString(),
        "bad owner or permissions: " + what,
        "see that its lines are yours, then `"
            + command
            + " "
            + ShellWord.quote(file.toString())
            + "`");
  }

  /**
   * Why a private key is not used: it belongs to who runs the program, and others may use it too
   * (authfile.c, sshkey_perm_ok, OpenSSH 9.2). Empty when nothing is wrong.
   */
  Optional<String> whyNotUsed(Path key) throws IOException {
    Status status = Status.of(key);
    if (status.owner() != uid || (status.mode() & OPEN_TO_OTHERS) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "is an unprotected private key (mode " + status.octal() + "), so it is not used");
  }

  /** What stat(2) tells of a file: its owner, its mode, and whether it is still the same file. */
  private record Status(Map<String, Object> attributes) {
    static Status of(Path file, LinkOption... links) throws IOException {
      return new Status(Files.readAttributes(file, "unix:uid,mode,dev,ino,size,ctime", links));
    }

    long owner() {
      return number("uid") & 0xffffffffL;
    }

    int mode() {
      return number("mode") & PERMISSIONS;
    }

    String octal() {
      return String.format(Locale.ROOT, "%04o", mode());
    }

    private int number(String name) {
      return (Integer) Objects.requireNonNull(attributes.get(name), name);
    }
  }
}
