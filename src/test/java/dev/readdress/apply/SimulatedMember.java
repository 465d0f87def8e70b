package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One member of a simulated cluster. */
final class SimulatedMember {
  final String name;
  String role;
  String startTime;
  boolean streams;
  long lag;
  boolean observed = true;
  final Map<String, String> tags = new LinkedHashMap<>();
  final Map<Endpoint, HostPort> file = new EnumMap<>(Endpoint.class);
  final Map<Endpoint, HostPort> published = new EnumMap<>(Endpoint.class);

  SimulatedMember(String name, String role) {
    this.name = name;
    this.role = role;
    this.startTime = "2026-11-01 10:00:00.000000+00:00 " + name;
    this.streams = !role.equals("leader");
    set(Endpoint.RESTAPI, own(Endpoint.RESTAPI));
    set(Endpoint.POSTGRESQL, own(Endpoint.POSTGRESQL));
  }

  /** The address that is the member's own; a name is as good as a number here. */
  HostPort own(Endpoint endpoint) {
    return HostPort.parse(name + ".own:" + endpoint.defaultPort()).orElseThrow();
  }

  void set(Endpoint endpoint, HostPort address) {
    file.put(endpoint, address);
    published.put(endpoint, address);
  }

  String configuration() {
    return "/etc/patroni/" + name + ".yml";
  }

  /** What is in the configuration; only the addresses. */
  Bytes content() {
    return Bytes.ofUtf8(file.toString());
  }

  String host() {
    return "host-" + name;
  }
}
