package dev.readdress.diagnose;

import java.util.Locale;

/** What an endpoint of a member is found to be. */
public enum Verdict {
  /** Everything is right. */
  OK,
  /** It names an address that is not the member's own. */
  WRONG,
  /**
   * There is no connect_address, so {@code listen} is published, and that is no address of its own.
   */
  MISSING,
  /** The file is right, the published value is not. */
  NOT_LOADED,
  /** The file is wrong, the published value still right: it breaks at the next reload. */
  LATENT,
  /** The environment wins over the file, with a wrong value. */
  OVERRIDDEN,
  /** The evidence does not decide. */
  AMBIGUOUS,
  /** Something that is needed could not be observed. */
  UNKNOWN;

  /** The name as users and programs see it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
