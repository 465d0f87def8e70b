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
   * What Patroni of that version shows and trusts when it asks another member. From 2.1.6 on it
   * verifies the server's certificate when it shows one of its own, and not when it shows none
   * (request.py, PatroniRequest.reload_config, 3.0.2, 4.0.7 and 4.1.5; release notes of 2.1.6);
   * before that it never verifies (PatroniRequest.__init__, 2.0.2: cert_reqs is CERT_NONE). Up to
   * 3.0.4 the certificate of its own REST API is one, where the section ctl has none (#2768).
   */
  public TlsClient asking(PatroniVersion version) {
    boolean fallsBack = !version.isAtLeast(3, 1, 0);
    TlsFiles files =
        new TlsFiles(
            fallsBack ? client.certificate().or(server::certificate) : client.certificate(),
            fallsBack ? client.key().or(server::key) : client.key(),
            client.authorities().or(server::authorities));
    return new TlsClient(files, files.certificate().isPresent() && version.isAtLeast(2, 1, 6));
  }

  /** Any certificate that is there to be shown, with its key. */
  public TlsFiles shown() {
    return client.certificate().isPresent() ? client : server;
  }
}
