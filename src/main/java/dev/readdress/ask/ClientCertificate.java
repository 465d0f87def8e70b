package dev.readdress.ask;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.patroni.TlsClient;
import java.util.Optional;

/**
 * What a Patroni shows and trusts when it asks others over TLS.
 *
 * @param process that Patroni, with whose rights the files are read
 * @param tls files of its node, a certificate among them
 */
record ClientCertificate(PatroniProcess process, TlsClient tls) {
  /** That of a member; empty when it shows none. */
  static Optional<ClientCertificate> of(MemberObservation member) {
    TlsClient tls = member.asking();
    return tls.files().certificate().isPresent()
        ? Optional.of(new ClientCertificate(member.process(), tls))
        : Optional.empty();
  }
}
