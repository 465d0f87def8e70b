package dev.readdress.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** Key pairs for tests, and their files in OpenSSH's own format. */
public final class TestKeys {
  private TestKeys() {}

  public static KeyPair ed25519() {
    return generate("ssh-ed25519", 256);
  }

  public static KeyPair ecdsa() {
    return generate("ecdsa-sha2-nistp256", 256);
  }

  public static KeyPair rsa() {
    return generate("ssh-rsa", 2048);
  }

  private static KeyPair generate(String type, int size) {
    try {
      return KeyUtils.generateKeyPair(type, size);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys of a file without a passphrase. */
  public static KeyPair read(Path file) {
    return new FileKeyPairProvider(file).loadKeys(null).iterator().next();
  }

  public static Path write(Path file, KeyPair keys) {
    return write(file, keys, null);
  }

  /** Encrypted when there is a passphrase. */
  public static Path writeEncrypted(Path file, KeyPair keys, String passphrase) {
    OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
    encryption.setPassword(passphrase);
    encryption.setCipherType("256");
    encryption.setCipherMode("CTR");
    return write(file, keys, encryption);
  }

  private static Path write(
      Path file, KeyPair keys, @org.jspecify.annotations.Nullable OpenSSHKeyEncryptionContext how) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (OutputStream output = Files.newOutputStream(file)) {
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "test", how, output);
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Type and base64, as in known_hosts, authorized_keys and public key files. */
  public static String line(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }
}
