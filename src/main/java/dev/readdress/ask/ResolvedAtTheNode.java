package dev.readdress.ask;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves nothing here: the name goes to the node as it is. */
final class ResolvedAtTheNode implements DnsResolver {
  static final ResolvedAtTheNode INSTANCE = new ResolvedAtTheNode();

  private ResolvedAtTheNode() {}

  @Override
  @SuppressWarnings("AddressSelection")
  public List<InetSocketAddress> resolve(String host, int port) {
    return List.of(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public InetAddress[] resolve(String host) {
    return new InetAddress[0];
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
