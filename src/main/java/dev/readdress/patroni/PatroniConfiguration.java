package dev.readdress.patroni;

import java.util.Map;
import java.util.Optional;

/**
 * A member's local configuration: files merged in Patroni's order, then the environment over them.
 *
 * @param name the member's name
 * @param scope the cluster's name
 * @param namespace the path in the DCS, {@code /service} where none is set
 * @param dataDirectory postgresql.data_dir
 * @param endpoints the settings of both endpoints
 * @param tls the files of TLS on REST APIs
 */
public record PatroniConfiguration(
    Optional<Setting> name,
    Optional<Setting> scope,
    String namespace,
    Optional<Setting> dataDirectory,
    Map<Endpoint, EndpointSettings> endpoints,
    TlsSettings tls) {
  public PatroniConfiguration {
    endpoints = Map.copyOf(endpoints);
  }

  public EndpointSettings endpoint(Endpoint endpoint) {
    return endpoints.getOrDefault(endpoint, EndpointSettings.NONE);
  }
}
