package dev.readdress.apply;

import java.util.Locale;

/** What an operation on a configuration is for. */
public enum Purpose {
  /** A correction. A hold stops it. */
  CHANGE,
  /** To put back what a correction has done. A hold does not stop it half way. */
  PUT_BACK;

  /** The word for the scripts. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
