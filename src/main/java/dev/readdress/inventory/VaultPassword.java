package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import dev.readdress.problem.Secret;

/**
 * A password of ansible-vault.
 *
 * @param id its vault id; {@code default} where none was named
 * @param password the password, blanks at both ends already taken off, as Ansible does
 */
public record VaultPassword(String id, Secret password) {
  /** The id of a password that was given without one. */
  public static final String DEFAULT_ID = "default";

  public VaultPassword {
    requireNonNull(id, "id");
    requireNonNull(password, "password");
  }
}
