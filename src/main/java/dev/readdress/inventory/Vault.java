package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The passwords of ansible-vault, and what they open. All passwords are tried, those with the id of
 * the envelope first, as Ansible does by default. Deriving keys takes a tenth of a second, so
 * nothing is opened before it is needed, and nothing twice.
 */
public final class Vault {
  private final List<VaultPassword> passwords;
  private final Map<String, Bytes> opened = new ConcurrentHashMap<>();

  /** A vault that is opened with these passwords, tried in this order. */
  public Vault(List<VaultPassword> passwords) {
    this.passwords = List.copyOf(passwords);
  }

  /** A vault without passwords: what is vaulted is a problem as soon as it is needed. */
  public static Vault closed() {
    return new Vault(List.of());
  }

  /**
   * A file's content, decrypted if all of it is vaulted; empty when it cannot be, which is told.
   */
  Optional<Bytes> open(String file, Bytes content, Problems problems) {
    if (!content.lossyUtf8().startsWith(VaultEnvelope.MARK)) {
      return Optional.of(content);
    }
    try {
      return Optional.of(open(content.lossyUtf8()));
    } catch (VaultException e) {
      problems.add(e.at(file));
      return Optional.empty();
    }
  }

  /**
   * What an envelope holds.
   *
   * @throws VaultException when it is damaged or no password opens it
   */
  Bytes open(String envelope) throws VaultException {
    Bytes known = opened.get(envelope);
    if (known != null) {
      return known;
    }
    VaultEnvelope parsed = VaultEnvelope.parse(envelope);
    List<VaultPassword> likelyFirst =
        passwords.stream()
            .sorted(Comparator.comparing(password -> !isNamed(parsed, password)))
            .toList();
    for (VaultPassword password : likelyFirst) {
      Optional<byte[]> content = VaultCipher.open(parsed, password);
      if (content.isPresent()) {
        Bytes bytes = Bytes.of(content.get());
        opened.put(envelope, bytes);
        return bytes;
      }
    }
    throw refusal(parsed);
  }

  private static boolean isNamed(VaultEnvelope envelope, VaultPassword password) {
    return envelope.id().filter(password.id()::equals).isPresent();
  }

  private VaultException refusal(VaultEnvelope envelope) {
    String named = envelope.id().map(id -> " with vault id '" + id + "'").orElse("");
    String fix = "Give its password with --vault-password-file FILE or --vault-id ID@FILE.";
    if (passwords.isEmpty()) {
      return new VaultException("this is vaulted" + named + ", and there is no password", fix);
    }
    String ids =
        passwords.stream().map(VaultPassword::id).distinct().collect(Collectors.joining(", "));
    return new VaultException(
        "this is vaulted" + named + ", and no password opens it (tried: " + ids + ")", fix);
  }
}
