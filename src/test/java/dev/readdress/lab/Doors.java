package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.canary.Canary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Further ways into node2: {@code deploy} may become root without a password, {@code admin} with
 * one; one sshd asks for a password, another one by keyboard-interactive, and neither takes keys.
 */
final class Doors {
  static final String PASSWORD = Canary.SSH_PASSWORD;
  static final int BY_PASSWORD = 2223;
  static final int BY_KEYBOARD = 2222;

  /**
   * PAM names its services after the program that asks, so an sshd of another name has rules of its
   * own; those of Debian's would wait for logind, which the lab's nodes do not run.
   */
  private static final String OPEN =
      """
      set -e
      for user in deploy admin; do
        id $user >/dev/null 2>&1 || useradd -m -s /bin/bash $user
        usermod -p 'HASH' $user
        install -d -m 0700 -o $user -g $user /home/$user/.ssh
        install -m 0600 -o $user -g $user /root/.ssh/authorized_keys /home/$user/.ssh/authorized_keys
      done
      install -d -m 0750 /etc/sudoers.d
      echo 'deploy ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/deploy
      echo 'admin ALL=(ALL) ALL' >/etc/sudoers.d/admin
      printf 'auth required pam_unix.so\\naccount required pam_unix.so\\nsession required pam_permit.so\\n' \
        >/etc/pam.d/sshd-doors
      cp -f /etc/pam.d/sshd-doors /etc/pam.d/sudo
      ln -sf sshd /usr/sbin/sshd-doors
      key=$(ls /etc/ssh/ssh_host_*_key | head -n 1)
      common="HostKey $key\\nPidFile none\\nUseDNS no\\nPubkeyAuthentication no\\n"
      printf "Port 2223\\n$common"'UsePAM no\\nPasswordAuthentication yes\\nKbdInteractiveAuthentication no\\n' \
        >/etc/ssh/door1.conf
      printf "Port 2222\\n$common"'UsePAM yes\\nPasswordAuthentication no\\nKbdInteractiveAuthentication yes\\n' \
        >/etc/ssh/door2.conf
      mkdir -p /run/sshd
      ss -ltn | grep -q ':2223 ' || /usr/sbin/sshd-doors -f /etc/ssh/door1.conf
      ss -ltn | grep -q ':2222 ' || /usr/sbin/sshd-doors -f /etc/ssh/door2.conf
      """;

  private final Lab lab;

  private Doors(Lab lab) {
    this.lab = lab;
  }

  static Doors open(Lab lab) {
    lab.shell("node2", OPEN.replace("HASH", hash(PASSWORD)));
    return new Doors(lab);
  }

  /** As /etc/shadow has it, so that the password itself is in no command line. */
  static String hash(String password) {
    try {
      Process program = new ProcessBuilder("openssl", "passwd", "-6", "-stdin").start();
      try (OutputStream input = program.getOutputStream()) {
        input.write((password + "\n").getBytes(UTF_8));
      }
      return new String(program.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key that every node accepts. */
  Path key() {
    return Path.of(valueOf("ansible_ssh_private_key_file"));
  }

  /** The host key of a node, without the name before it. */
  String hostKey(String node) {
    Path known = Path.of(valueOf("ansible_ssh_common_args").replaceFirst("^.*=", ""));
    try {
      return Files.readAllLines(known).stream()
          .filter(line -> line.startsWith(lab.address(node) + " "))
          .map(line -> line.substring(line.indexOf(' ') + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String valueOf(String variable) {
    try {
      Matcher value =
          Pattern.compile("(?m)^ *" + variable + ": (.*)$")
              .matcher(Files.readString(lab.inventory()));
      if (!value.find()) {
        throw new AssertionError(variable + " is not in " + lab.inventory());
      }
      return value.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
