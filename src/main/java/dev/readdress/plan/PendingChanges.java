package dev.readdress.plan;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the files of a member hold and its process does not, as far as it shows from outside: a
 * reload activates all of it (__main__.py, Patroni.reload_config). Tags show in its own answer, TLS
 * in the published scheme, an address in what is published; parameters and pg_hba do not show.
 */
final class PendingChanges {
  private static final Set<String> OFF = Set.of("", "false", "null", "0");

  private final ObservedMember member;
  private final MemberChange change;
  private final List<String> pending = new ArrayList<>();

  private PendingChanges(ObservedMember member, MemberChange change) {
    this.member = member;
    this.change = change;
  }

  /** What a reload would activate beside the planned addresses, in words. */
  static List<String> of(ObservedMember member, MemberChange change) {
    Optional<PatroniConfiguration> read = member.instance().configuration().value();
    if (!change.reload() || read.isEmpty()) {
      return List.of();
    }
    PendingChanges found = new PendingChanges(member, change);
    found.addresses(read.get());
    found.tags(read.get());
    found.encryption(read.get().endpoint(Endpoint.RESTAPI));
    return List.copyOf(found.pending);
  }

  private void addresses(PatroniConfiguration read) {
    for (Endpoint endpoint : Endpoint.values()) {
      Optional<HostPort> published = member.listed().published(endpoint);
      Optional<HostPort> written =
          read.endpoint(endpoint)
              .effective()
              .map(Setting::value)
              .flatMap(HostPort::parse)
              .map(address -> address.withDefaultPort(endpoint.defaultPort()));
      boolean isPlanned = change.corrected().contains(endpoint);
      if (!isPlanned
          && written.isPresent()
          && published.isPresent()
          && !written.equals(published)) {
        pending.add(
            "%s %s, where %s is published"
                .formatted(endpoint.connectAddressPath(), written.get(), published.get()));
      }
    }
  }

  private void tags(PatroniConfiguration read) {
    Optional<Map<String, String>> running =
        member.instance().status().value().map(PatroniStatus::tags);
    if (running.isEmpty()) {
      return;
    }
    TreeSet<String> names = new TreeSet<>(read.tags().keySet());
    names.addAll(running.get().keySet());
    for (String name : names) {
      String written = tag(read.tags(), name);
      String now = tag(running.get(), name);
      if (!written.equals(now)) {
        pending.add("tag %s: %s, where it is %s now".formatted(name, written, now));
      }
    }
  }

  /** Patroni does not answer a tag of its own that is switched off (Patroni.get_tags). */
  private static String tag(Map<String, String> tags, String name) {
    String value = tags.getOrDefault(name, "");
    return OFF.contains(value) ? "not set" : value;
  }

  private void encryption(EndpointSettings api) {
    Optional<String> scheme = member.listed().apiUrl().flatMap(PublishedUrl::scheme);
    String written = api.encrypted() ? "https" : "http";
    if (scheme.isPresent() && !scheme.get().equals(written)) {
      pending.add(
          "restapi by %s, where %s is published (restapi.certfile)"
              .formatted(written, scheme.get()));
    }
  }
}
