package dev.readdress.plan;

import dev.readdress.patroni.Endpoint;
import java.util.Set;

/**
 * What a plan may touch.
 *
 * @param endpoints the endpoints that are planned for
 * @param hosts the hosts that may be changed
 * @param accepted what is otherwise refused: {@code replica-restart}, {@code citus}, ...
 * @param keepVip the hosts on which a floating address stays as proxy_address, for clients
 */
public record PlanScope(
    Set<Endpoint> endpoints, Set<String> hosts, Set<String> accepted, Set<String> keepVip) {
  public PlanScope {
    endpoints = Set.copyOf(endpoints);
    hosts = Set.copyOf(hosts);
    accepted = Set.copyOf(accepted);
    keepVip = Set.copyOf(keepVip);
  }
}
