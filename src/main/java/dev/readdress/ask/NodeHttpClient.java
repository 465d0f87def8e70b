package dev.readdress.ask;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * An HTTP client whose sockets are opened from a node: names are resolved there, and its routes and
 * firewall decide. Certificates are not verified, as Patroni does not verify them without {@code
 * ctl.certfile} (request.py, PatroniRequest); who answers is judged by identity anyway.
 */
final class NodeHttpClient {
  /** What Patroni waits for a connection and for each read (ha.py, fetch_node_status). */
  private static final int PATIENCE_SECONDS = 2;

  private NodeHttpClient() {}

  static CloseableHttpClient through(Connection connection, Deadline deadline) {
    DefaultHttpClientConnectionOperator operator =
        new DefaultHttpClientConnectionOperator(
            proxy -> new NodeSocket(connection, deadline),
            DefaultSchemePortResolver.INSTANCE,
            ResolvedAtTheNode.INSTANCE,
            scheme -> scheme.equals(URIScheme.HTTPS.id) ? Tls.STRATEGY : null);
    BasicHttpClientConnectionManager connections =
        new BasicHttpClientConnectionManager(operator, null);
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .setSocketTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .build());
    // No redirects, retries, cookies, authentication, compression or upgrades.
    return HttpClients.createMinimal(connections);
  }

  /** Made when the first https URL is asked, for it costs more than all of plain HTTP. */
  private static final class Tls {
    static final TlsSocketStrategy STRATEGY =
        new DefaultClientTlsStrategy(
            trustingEverybody(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);

    private static SSLContext trustingEverybody() {
      try {
        return SSLContexts.custom().loadTrustMaterial(null, (chain, type) -> true).build();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java can make a TLS context", e);
      }
    }
  }
}
