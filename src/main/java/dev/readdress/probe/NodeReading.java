package dev.readdress.probe;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.network.HostsFile;
import dev.readdress.network.IfconfigText;
import dev.readdress.network.IpAddrJson;
import dev.readdress.network.IpAddrText;
import dev.readdress.network.IpAddress;
import dev.readdress.network.LocalRoutes;
import dev.readdress.network.NetworkInterface;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a frame into what was observed on a node. */
final class NodeReading {
  private NodeReading() {}

  static NodeObservation read(String host, Sections sections) {
    HeldSockets sockets = new HeldSockets(sections);
    return new NodeObservation(
        host,
        sections.one("host-name").textOrEmpty().strip(),
        oneLine(sections.one("machine-id")),
        oneLine(sections.one("boot-id")),
        interfaces(sections),
        localRoutes(sections),
        AddressFiles.system(sections),
        AddressFiles.floating(sections),
        sshServerAddress(sections.one("ssh-connection").textOrEmpty()),
        sockets.listening(),
        HostsFile.parse(sections.one("hosts", "/etc/hosts").textOrEmpty()),
        NamingFiles.read(sections),
        new MembersReading(sections, sockets).read());
  }

  private static Read<String> oneLine(Section section) {
    Read<String> text = section.text().map(String::strip);
    boolean isEmpty = text.value().filter(String::isEmpty).isPresent();
    return isEmpty ? Read.unread(section.name() + " is empty") : text;
  }

  private static Read<List<NetworkInterface>> interfaces(Sections sections) {
    Optional<List<NetworkInterface>> read =
        sections
            .one("interfaces", "ip-json")
            .content()
            .value()
            .flatMap(IpAddrJson::parse)
            .or(
                () ->
                    sections.one("interfaces", "ip-text").text().value().flatMap(IpAddrText::parse))
            .or(
                () ->
                    sections
                        .one("interfaces", "ifconfig")
                        .text()
                        .value()
                        .flatMap(IfconfigText::parse));
    return read.map(Read::found)
        .orElseGet(() -> Read.unread("neither ip nor ifconfig printed a list of interfaces"));
  }

  private static Read<Set<IpAddress>> localRoutes(Sections sections) {
    Read<String> v4 = sections.one("local-routes", "4").text();
    Read<String> v6 = sections.one("local-routes", "6").text();
    if (v4.value().isEmpty()) {
      return v4.map(LocalRoutes::parse);
    }
    // A node without IPv6 has no such table; that is no reason to know nothing of the other.
    Set<IpAddress> both = new LinkedHashSet<>(LocalRoutes.parse(v4.value().get()));
    both.addAll(LocalRoutes.parse(v6.value().orElse("")));
    return Read.found(Set.copyOf(both));
  }

  /** sshd(8): client address, client port, server address, server port. */
  private static Optional<IpAddress> sshServerAddress(String variable) {
    String[] words = variable.strip().split(" ", -1);
    return words.length == 4 ? IpAddress.parse(words[2]) : Optional.empty();
  }
}
