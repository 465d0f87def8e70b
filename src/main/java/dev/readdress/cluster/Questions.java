package dev.readdress.cluster;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Every question, before anything is judged: from every member's node, every address that is
 * published or configured, and every address of the member's own interfaces that may be chosen and
 * that its listener covers; for both endpoints. An address that is not asked about is never
 * planned.
 */
public final class Questions {
  private final ClusterObservation cluster;

  private Questions(ClusterObservation cluster) {
    this.cluster = cluster;
  }

  /** All questions about a cluster, each once; those about published addresses first. */
  public static List<Question> of(ClusterObservation cluster) {
    return new Questions(cluster).all();
  }

  private List<Question> all() {
    List<Question> published = new ArrayList<>();
    List<Question> others = new ArrayList<>();
    for (ObservedMember about : cluster.members()) {
      for (Endpoint endpoint : Endpoint.values()) {
        Map<HostPort, Boolean> addresses = addresses(about, endpoint);
        addresses.forEach(
            (address, isPublished) -> {
              for (ObservedMember from : cluster.members()) {
                Question question =
                    new Question(
                        from.name(),
                        about.name(),
                        endpoint,
                        address,
                        scheme(about.listed(), endpoint),
                        isPublished);
                (isPublished ? published : others).add(question);
              }
            });
      }
    }
    published.addAll(aboutUnobserved());
    published.addAll(others);
    return List.copyOf(published);
  }

  /** Of a member that was not observed the published addresses are known all the same. */
  private List<Question> aboutUnobserved() {
    List<Question> questions = new ArrayList<>();
    for (Listed about : cluster.view().members()) {
      if (cluster.member(about.name()).isPresent()) {
        continue;
      }
      for (Endpoint endpoint : Endpoint.values()) {
        Optional<HostPort> published = about.published(endpoint);
        for (ObservedMember from : cluster.members()) {
          published
              .map(
                  address ->
                      new Question(
                          from.name(),
                          about.name(),
                          endpoint,
                          address,
                          scheme(about, endpoint),
                          true))
              .ifPresent(questions::add);
        }
      }
    }
    return questions;
  }

  private static Map<HostPort, Boolean> addresses(ObservedMember about, Endpoint endpoint) {
    Map<HostPort, Boolean> addresses = new LinkedHashMap<>();
    Optional<HostPort> published = about.listed().published(endpoint);
    published.ifPresent(address -> addresses.put(address, true));
    EndpointSettings settings =
        about
            .instance()
            .configuration()
            .value()
            .map(read -> read.endpoint(endpoint))
            .orElse(EndpointSettings.NONE);
    settings
        .effective()
        .flatMap(setting -> HostPort.parse(setting.value()))
        .map(address -> address.withDefaultPort(endpoint.defaultPort()))
        .ifPresent(address -> addresses.putIfAbsent(address, false));
    for (int port : ports(settings, published, endpoint)) {
      for (IpAddress address : choosable(about.node())) {
        if (isCovered(about.node(), address, port)) {
          addresses.putIfAbsent(HostPort.of(address, port), false);
        }
      }
    }
    return addresses;
  }

  /** The port that is advertised and the port that is listened on; usually one. */
  private static Set<Integer> ports(
      EndpointSettings settings, Optional<HostPort> published, Endpoint endpoint) {
    Set<Integer> ports = new LinkedHashSet<>();
    published
        .map(HostPort::port)
        .filter(OptionalInt::isPresent)
        .ifPresent(p -> ports.add(p.getAsInt()));
    Optional.of(settings)
        .flatMap(EndpointSettings::listen)
        .map(Setting::value)
        .flatMap(HostPort::parse)
        .map(HostPort::port)
        .ifPresent(port -> ports.add(port.orElse(endpoint.defaultPort())));
    return ports;
  }

  private static Set<IpAddress> choosable(NodeObservation node) {
    Set<IpAddress> addresses = new LinkedHashSet<>();
    for (NetworkInterface networkInterface : node.interfaces().value().orElse(List.of())) {
      networkInterface.addresses().stream()
          .map(held -> held.address())
          .filter(address -> !address.isLoopback() && !address.isLinkLocal())
          .forEach(addresses::add);
    }
    return addresses;
  }

  /** True when something listens there, or when nobody can say. */
  private static boolean isCovered(NodeObservation node, IpAddress address, int port) {
    return node.listening()
        .value()
        .map(
            sockets ->
                sockets.stream()
                    .map(ListeningSocket::local)
                    .filter(local -> local.port().equals(OptionalInt.of(port)))
                    .anyMatch(local -> covers(local, address)))
        .orElse(true);
  }

  private static boolean covers(HostPort local, IpAddress address) {
    return local.isWildcard() || local.address().filter(address::equals).isPresent();
  }

  private static String scheme(Listed about, Endpoint endpoint) {
    return switch (endpoint) {
      case POSTGRESQL -> "postgres";
      case RESTAPI -> about.apiUrl().flatMap(PublishedUrl::scheme).orElse("http");
    };
  }
}
