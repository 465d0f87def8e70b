package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A Patroni that runs on a node, before it is known which member of which cluster it is. */
record Instance(NodeObservation node, MemberObservation observed) {
  Optional<String> name() {
    return status()
        .flatMap(PatroniStatus::name)
        .or(() -> configured().flatMap(PatroniConfiguration::name).map(Setting::value));
  }

  String scope() {
    return status()
        .flatMap(PatroniStatus::scope)
        .or(() -> configured().flatMap(PatroniConfiguration::scope).map(Setting::value))
        .orElse("");
  }

  String namespace() {
    return configured().map(PatroniConfiguration::namespace).orElse("");
  }

  Optional<String> systemIdentifier() {
    return status().flatMap(PatroniStatus::systemIdentifier);
  }

  private Optional<PatroniStatus> status() {
    return observed.status().value();
  }

  private Optional<PatroniConfiguration> configured() {
    return observed.configuration().value();
  }

  /** The members that it lists, each with the addresses that are published for it. */
  Set<List<String>> listed() {
    return observed.view().value().stream()
        .flatMap(view -> view.members().stream())
        .map(Instance::fingerprint)
        .collect(Collectors.toSet());
  }

  private static List<String> fingerprint(ClusterView.Listed listed) {
    return List.of(
        listed.name(),
        listed.apiUrl().map(url -> url.raw()).orElse(""),
        listed.host().orElse(""),
        listed.port().isPresent() ? String.valueOf(listed.port().getAsInt()) : "");
  }

  /**
   * True when both are of one cluster, also where it was read at different moments: then they list
   * at least one member alike. A standby cluster elsewhere may have the same scope, names and
   * system identifier, but not the same addresses.
   */
  boolean isBeside(Instance other) {
    return scope().equals(other.scope())
        && namespace().equals(other.namespace())
        && systemIdentifier().equals(other.systemIdentifier())
        && listed().stream().anyMatch(other.listed()::contains);
  }

  /**
   * True when it is certain that both are one process, of a machine that the inventory lists under
   * two names. Copies of a machine, and containers of one machine, have much in common, too.
   */
  boolean isTheSameAs(Instance other) {
    return isKnownAlike(node.machineId(), other.node.machineId())
        && isKnownAlike(node.bootId(), other.node.bootId())
        && node.hostName().equals(other.node.hostName())
        && observed.process().pid() == other.observed.process().pid()
        && observed.process().startTime() == other.observed.process().startTime()
        && !haveDifferentServers(other);
  }

  private boolean haveDifferentServers(Instance other) {
    Optional<String> one = status().flatMap(PatroniStatus::postmasterStartTime);
    Optional<String> two = other.status().flatMap(PatroniStatus::postmasterStartTime);
    return one.isPresent() && two.isPresent() && !one.equals(two);
  }

  private static boolean isKnownAlike(Read<String> one, Read<String> other) {
    return one.value().isPresent() && one.value().equals(other.value());
  }

  /** Where it is, for people. */
  String place() {
    String files =
        observed.files().stream().map(ConfigFile::path).collect(Collectors.joining(", "));
    return "pid %d of %s on %s%s"
        .formatted(
            observed.process().pid(),
            observed.process().user(),
            node.host(),
            files.isEmpty() ? "" : " (" + files + ")");
  }
}
