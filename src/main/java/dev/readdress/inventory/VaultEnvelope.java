package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What ansible-vault writes, versions 1.1 and 1.2: a header, then in hexadecimal three lines that
 * are hexadecimal again (Ansible, "Encrypting content with Ansible Vault", file format).
 *
 * @param id the vault id of version 1.2, if there is one
 * @param salt for deriving the keys
 * @param hmac HMAC-SHA256 of the ciphertext
 * @param ciphertext AES-256 in counter mode, padded
 */
record VaultEnvelope(Optional<String> id, Bytes salt, Bytes hmac, Bytes ciphertext) {
  static final String MARK = "$ANSIBLE_VAULT;";

  /**
   * Reads an envelope.
   *
   * @throws VaultException when it is none, or of a kind that is not supported
   */
  static VaultEnvelope parse(String text) throws VaultException {
    List<String> lines = text.strip().lines().map(String::strip).toList();
    String[] header = lines.isEmpty() ? new String[0] : lines.get(0).split(";", -1);
    if (header.length < 3 || !lines.get(0).startsWith(MARK)) {
      throw new VaultException(
          "this is not what ansible-vault writes", "Copy it in full, the header line included.");
    }
    if (!List.of("1.1", "1.2").contains(header[1]) || !header[2].strip().equals("AES256")) {
      throw new VaultException(
          "vault format " + header[1] + " with " + header[2] + " is not supported",
          "Write it again with `ansible-vault rekey`.");
    }
    Optional<String> id = header.length > 3 ? Optional.of(header[3].strip()) : Optional.empty();
    return body(id, String.join("", lines.subList(1, lines.size())));
  }

  private static VaultEnvelope body(Optional<String> id, String hex) throws VaultException {
    try {
      String inner = new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
      String[] parts = inner.split("\n", -1);
      if (parts.length == 3) {
        HexFormat format = HexFormat.of();
        return new VaultEnvelope(
            id,
            Bytes.of(format.parseHex(parts[0])),
            Bytes.of(format.parseHex(parts[1])),
            Bytes.of(format.parseHex(parts[2])));
      }
    } catch (IllegalArgumentException e) {
      // Told below, together with a body of the wrong number of parts.
    }
    throw new VaultException(
        "the vaulted text is damaged",
        "Copy it in full; every line of it but the last holds 80 digits.");
  }
}
