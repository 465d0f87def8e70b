package dev.readdress.patroni;

/**
 * What a member's configuration says of TLS on REST APIs.
 *
 * @param server what its own REST API shows (section restapi)
 * @param client what it shows to the REST APIs of others (section ctl)
 */
public record TlsSettings(TlsFiles server, TlsFiles client) {
  /** Nothing is set. */
  public static final TlsSettings NONE = new TlsSettings(TlsFiles.NONE, TlsFiles.NONE);

  /**
   * What Patroni of that version shows and trusts when it asks another member. With a client
   * certificate it verifies the server's, without one it does not (request.py,
   * PatroniRequest.reload_config, 2.0 to 4.1); up to 3.0.4 the certificate of its own REST API is
   * one, where the section ctl has none (#2768).
   */
  public TlsFiles asking(PatroniVersion version) {
    boolean fallsBack = !version.isAtLeast(3, 1, 0);
    return new TlsFiles(
        fallsBack ? client.certificate().or(server::certificate) : client.certificate(),
        fallsBack ? client.key().or(server::key) : client.key(),
        client.authorities().or(server::authorities));
  }

  /** Any certificate that is there to be shown, with its key. */
  public TlsFiles shown() {
    return client.certificate().isPresent() ? client : server;
  }
}
