package dev.readdress.inventory;

import dev.readdress.problem.Problem;

/** Something that is vaulted cannot be opened. */
final class VaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  VaultException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  Problem at(String where) {
    return new Problem(where, String.valueOf(getMessage()), fix);
  }
}
