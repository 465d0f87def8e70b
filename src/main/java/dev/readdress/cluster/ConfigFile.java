package dev.readdress.cluster;

import dev.readdress.bytes.Bytes;
import dev.readdress.patroni.WithoutSecrets;
import java.util.Optional;

/**
 * A configuration file of Patroni as it stood on the node. Its bytes hold passwords: they stay in
 * memory.
 *
 * @param path the absolute path as the process sees it
 * @param content its bytes
 * @param owner owner and group, as {@code postgres:postgres}
 * @param mode permissions in octal, as {@code 640}
 * @param linkTarget where it points to, when it is a symbolic link
 */
public record ConfigFile(
    String path, Bytes content, String owner, String mode, Optional<String> linkTarget) {
  /** The same file with every secret in it masked. */
  public ConfigFile withoutSecrets() {
    return new ConfigFile(path, WithoutSecrets.of(path, content), owner, mode, linkTarget);
  }
}
