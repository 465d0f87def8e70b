package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PublishedUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what should be equal on all members: the namespace, the DCS, the scheme of the REST API,
 * and the logins by which members reach each other. Values are not shown, only who has the same.
 */
final class MemberComparison {
  /** Stands for a setting that is not there. */
  private static final String ABSENT = "";

  private final Map<String, PatroniConfiguration> configurations = new TreeMap<>();
  private final Map<String, String> schemes = new TreeMap<>();

  private MemberComparison(ClusterObservation cluster) {
    for (ObservedMember member : cluster.members()) {
      member
          .instance()
          .configuration()
          .value()
          .ifPresent(read -> configurations.put(member.name(), read));
      member
          .listed()
          .apiUrl()
          .flatMap(PublishedUrl::scheme)
          .ifPresent(scheme -> schemes.put(member.name(), scheme));
    }
  }

  static List<Finding> of(ClusterObservation cluster) {
    return new MemberComparison(cluster).findings();
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> namespaces = new TreeMap<>();
    configurations.forEach((member, read) -> namespaces.put(member, read.namespace()));
    compare("namespace", namespaces, Level.WARNING).ifPresent(findings::add);
    compare("scheme of the REST API", schemes, Level.WARNING).ifPresent(findings::add);
    Set<String> paths = new TreeSet<>();
    configurations.values().forEach(read -> paths.addAll(read.shared().keySet()));
    for (String path : paths) {
      compare(path, shared(path), level(path)).ifPresent(findings::add);
    }
    return findings;
  }

  /** Each member may well ask the DCS at an address of its own. */
  private static Level level(String path) {
    return path.contains("authentication") ? Level.WARNING : Level.NOTE;
  }

  private Map<String, String> shared(String path) {
    Map<String, String> hashes = new TreeMap<>();
    configurations.forEach(
        (member, read) -> hashes.put(member, read.shared().getOrDefault(path, ABSENT)));
    return hashes;
  }

  private static Optional<Finding> compare(String what, Map<String, String> values, Level level) {
    Map<String, List<String>> byValue = new LinkedHashMap<>();
    values.forEach(
        (member, value) -> byValue.computeIfAbsent(value, unseen -> new ArrayList<>()).add(member));
    if (byValue.size() < 2) {
      return Optional.empty();
    }
    String groups =
        byValue.values().stream()
            .map(members -> String.join(" and ", members))
            .collect(Collectors.joining(", another on "));
    return Optional.of(
        new Finding(
            level,
            "configuration-differs",
            what,
            "%s is one on %s".formatted(what, groups),
            "make it the same on every member, or know why it is not"));
  }
}
