package dev.readdress.patroni;

/**
 * What a Patroni shows and trusts when it asks another one over TLS.
 *
 * @param files what it shows and trusts; without a certificate it shows nothing
 * @param verifies whether it verifies the server's certificate; names are never compared
 */
public record TlsClient(TlsFiles files, boolean verifies) {
  /** Shows nothing and verifies nothing. */
  public static final TlsClient NONE = new TlsClient(TlsFiles.NONE, false);
}
