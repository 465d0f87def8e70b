package dev.readdress.patroni;

import java.util.Optional;

/**
 * The PEM files that a section of the configuration names, as paths of the process.
 *
 * @param certificate certfile
 * @param key keyfile; where there is none it is in the certificate's file
 * @param authorities cafile, in the section ctl cacert
 */
public record TlsFiles(
    Optional<String> certificate, Optional<String> key, Optional<String> authorities) {
  /** Nothing is named. */
  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());
}
