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
 * @param proxyAddress postgresql.proxy_address, where clients are sent (2.1.5 on)
 * @param tags the tags, values as text
 * @param shared what the members of a cluster have in common (the DCS, logins), by path: hashes
 *     under a key of this run, never the values
 */
public record PatroniConfiguration(
    Optional<Setting> name,
    Optional<Setting> scope,
    String namespace,
    Optional<Setting> dataDirectory,
    Map<Endpoint, EndpointSettings> endpoints,
    TlsSettings tls,
    Optional<Setting> proxyAddress,
    Map<String, String> tags,
    Map<String, String> shared) {
  public PatroniConfiguration {
    endpoints = Map.copyOf(endpoints);
    tags = Map.copyOf(tags);
    shared = Map.copyOf(shared);
  }

  /** A configuration with addresses alone. */
  public PatroniConfiguration(
      Optional<Setting> name,
      Optional<Setting> scope,
      String namespace,
      Optional<Setting> dataDirectory,
      Map<Endpoint, EndpointSettings> endpoints,
      TlsSettings tls) {
    this(
        name,
        scope,
        namespace,
        dataDirectory,
        endpoints,
        tls,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** True when Kubernetes is the DCS: then pods are made anew, and no file is edited in place. */
  public boolean isOnKubernetes() {
    return shared.keySet().stream().anyMatch(path -> path.startsWith("kubernetes."));
  }

  public EndpointSettings endpoint(Endpoint endpoint) {
    return endpoints.getOrDefault(endpoint, EndpointSettings.NONE);
  }
}
