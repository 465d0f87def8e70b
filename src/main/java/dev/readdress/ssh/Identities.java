package dev.readdress.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Private keys from files, each loaded, and its passphrase asked for, at most once: decrypting one
 * takes a tenth of a second, and every node uses the same few.
 */
final class Identities {
  /** What became of a key file. */
  sealed interface Loaded {
    /** The key, perhaps still locked. */
    record Key(SharedIdentity identity) implements Loaded {}

    /** Only the public half; the private one may be in the agent. */
    record PublicOnly(WireKey key) implements Loaded {}

    /** The key is not used, because others can use it too; why, in words. */
    record Unprotected(String why) implements Loaded {}

    /** Why there is no key, in words. */
    record Failed(String why) implements Loaded {}
  }

  private final FileDemands demands;
  private final SshEnvironment.Passphrases passphrases;
  private final Map<Path, Loaded> loaded = new HashMap<>();

  Identities(FileDemands demands, SshEnvironment.Passphrases passphrases) {
    this.demands = demands;
    this.passphrases = passphrases;
  }

  /** The key in a file. */
  synchronized Loaded load(Path file) {
    return loaded.computeIfAbsent(file, this::read);
  }

  private Loaded read(Path file) {
    if (!Files.isReadable(file)) {
      return new Loaded.Failed(Files.exists(file) ? "is not readable" : "does not exist");
    }
    Optional<WireKey> publicKey = publicKey(file);
    if (publicKey.isPresent()) {
      return new Loaded.PublicOnly(publicKey.get());
    }
    try {
      Optional<String> whyNotUsed = demands.whyNotUsed(file);
      if (whyNotUsed.isPresent()) {
        return new Loaded.Unprotected(whyNotUsed.get());
      }
      JSch keys = new JSch();
      keys.addIdentity(file.toString());
      List<Identity> identities = keys.getIdentityRepository().getIdentities();
      return identities.isEmpty()
          ? new Loaded.Failed("holds no key")
          : new Loaded.Key(new SharedIdentity(identities.get(0)));
    } catch (JSchException | IOException e) {
      return new Loaded.Failed("holds no key that can be read");
    }
  }

  /** A public key file is one line: type, base64, comment. */
  private static Optional<WireKey> publicKey(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .findFirst()
          .map(line -> line.split(" "))
          .filter(words -> words.length >= 2)
          .flatMap(words -> WireKey.decode(words[1]).filter(key -> key.type().equals(words[0])));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Decrypts a key if it is encrypted and somebody knows its passphrase. */
  synchronized boolean unlock(Path file, SharedIdentity identity) {
    if (!identity.isEncrypted()) {
      return true;
    }
    if (identity.wasAsked()) {
      return false;
    }
    @Nullable Secret passphrase = passphrases.of(file);
    return identity.unlock(passphrase);
  }
}
