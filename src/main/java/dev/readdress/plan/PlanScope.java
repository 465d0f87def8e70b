package dev.readdress.plan;

import dev.readdress.patroni.Endpoint;
import java.util.Set;

/**
 * What a plan may touch.
 *
 * @param endpoints the endpoints that are planned for
 * @param hosts the hosts that may be changed
 * @param accepted what is otherwise refused: {@code replica-restart}, {@code citus}, ...
 */
public record PlanScope(Set<Endpoint> endpoints, Set<String> hosts, Set<String> accepted) {
  public PlanScope {
    endpoints = Set.copyOf(endpoints);
    hosts = Set.copyOf(hosts);
    accepted = Set.copyOf(accepted);
  }
}
