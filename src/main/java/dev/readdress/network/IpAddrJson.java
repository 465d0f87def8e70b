package dev.readdress.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code ip -j -d addr} prints (iproute2, ip-address(8)). */
public final class IpAddrJson {
  private IpAddrJson() {}

  /**
   * The interfaces in the kernel's order; empty when the text is not such a listing. Empty objects,
   * which iproute2 4.x puts between the others, are left out.
   */
  public static Optional<List<NetworkInterface>> parse(Bytes output) {
    return Json.read(output).filter(JsonNode::isArray).map(IpAddrJson::interfaces);
  }

  private static List<NetworkInterface> interfaces(JsonNode listing) {
    List<NetworkInterface> found = new ArrayList<>();
    for (JsonNode device : listing) {
      text(device, "ifname").ifPresent(name -> found.add(read(name, device)));
    }
    return List.copyOf(found);
  }

  private static NetworkInterface read(String name, JsonNode device) {
    Set<String> flags = new HashSet<>();
    device.path("flags").forEach(flag -> flags.add(flag.asText()));
    List<InterfaceAddress> addresses = new ArrayList<>();
    device.path("addr_info").forEach(info -> address(name, info).ifPresent(addresses::add));
    Optional<String> kind = text(device.path("linkinfo"), "info_kind");
    return new NetworkInterface(name, kind, parent(device, kind), flags, addresses);
  }

  /** A veth's {@code link} is its other end, no device below it. */
  private static Optional<String> parent(JsonNode device, Optional<String> kind) {
    Optional<String> below =
        kind.equals(Optional.of("veth")) ? Optional.empty() : text(device, "link");
    return below.or(() -> text(device, "master"));
  }

  private static Optional<InterfaceAddress> address(String name, JsonNode info) {
    Set<String> flags = new HashSet<>();
    info.fieldNames()
        .forEachRemaining(
            field -> {
              if (info.path(field).isBoolean() && info.path(field).booleanValue()) {
                flags.add(field);
              }
            });
    return text(info, "local")
        .flatMap(IpAddress::parse)
        .map(
            address ->
                new InterfaceAddress(
                    address,
                    info.path("prefixlen").asInt(address.hostPrefixLength()),
                    name,
                    text(info, "label").filter(label -> !label.equals(name)),
                    text(info, "protocol"),
                    flags));
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }
}
