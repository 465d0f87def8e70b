package dev.readdress.rehearse;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Question;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that the members advertise: those that the DCS holds, or those that it would hold
 * after a plan.
 *
 * @param planned by member, the addresses that a plan puts right; empty for what is published
 */
record PublishedAddresses(Map<String, Map<Endpoint, HostPort>> planned) {
  PublishedAddresses {
    planned = Map.copyOf(planned);
  }

  /** What the DCS holds. */
  static PublishedAddresses now() {
    return new PublishedAddresses(Map.of());
  }

  /** What the DCS would hold after the plan. */
  static PublishedAddresses after(Plan plan) {
    Map<String, Map<Endpoint, HostPort>> expected = new HashMap<>();
    for (MemberChange change : plan.changes()) {
      Map<Endpoint, HostPort> corrected = new HashMap<>(change.expected());
      corrected.keySet().retainAll(change.corrected());
      expected.put(change.member(), corrected);
    }
    return new PublishedAddresses(expected);
  }

  /** True when the question is about the address that the member would advertise. */
  boolean covers(Question question) {
    return change(question.about(), question.endpoint())
        .map(question.address()::equals)
        .orElseGet(question::published);
  }

  /** The address with its port, where one can be read. */
  Optional<HostPort> of(ClusterObservation cluster, String member, Endpoint endpoint) {
    return change(member, endpoint)
        .or(() -> cluster.view().member(member).flatMap(listed -> listed.published(endpoint)));
  }

  /** True when the plan sets this address, so that what was diagnosed before no longer holds. */
  boolean isPlanned(String member, Endpoint endpoint) {
    return change(member, endpoint).isPresent();
  }

  private Optional<HostPort> change(String member, Endpoint endpoint) {
    return Optional.ofNullable(planned.getOrDefault(member, Map.of()).get(endpoint));
  }
}
