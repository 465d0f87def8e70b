package dev.readdress.report;

import dev.readdress.result.AddressResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.EvidenceResult;
import dev.readdress.result.MemberResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Why each endpoint that is not ok is not, with the evidence that can be checked by hand. */
final class ReasonsText {
  private ReasonsText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    for (MemberResult member : cluster.members()) {
      Tally.endpointNames(member)
          .forEach(
              name -> {
                EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
                if (isShown(sheet, endpoint)) {
                  endpoint(sheet, member, name, endpoint);
                  evidence(sheet, cluster, named(endpoint));
                  settle(sheet, endpoint);
                }
              });
    }
    if (sheet.style().shows(Detail.EVERYTHING)) {
      sheet.end().line(0, Shade.STRONG, "every address and its evidence");
      evidence(sheet, cluster, everyAddress(cluster));
    }
  }

  private static boolean isShown(Sheet sheet, EndpointResult endpoint) {
    boolean isOk = endpoint.verdict().equals("ok");
    return !isOk || (sheet.style().shows(Detail.EVERYTHING) && !endpoint.reasons().isEmpty());
  }

  private static void endpoint(
      Sheet sheet, MemberResult member, String name, EndpointResult endpoint) {
    sheet.end().put(Shade.STRONG, member.name() + " " + name).put(" is ");
    sheet.put(Shade.of(endpoint.verdict()), endpoint.verdict());
    if (endpoint.file() != null) {
      sheet.put(", " + member.host() + ":" + endpoint.file());
      sheet.put(endpoint.line() == null ? "" : ":" + endpoint.line());
    }
    sheet.end();
    for (CodedText reason : endpoint.reasons()) {
      sheet.paragraph("  - ", Shade.PLAIN, reason.text());
    }
  }

  private static Set<String> named(EndpointResult endpoint) {
    Set<String> hosts = new LinkedHashSet<>();
    Stream.of(
            Stream.ofNullable(endpoint.published()),
            Stream.ofNullable(endpoint.effective()),
            Stream.ofNullable(endpoint.configured()),
            Stream.ofNullable(endpoint.planned()),
            endpoint.candidates().stream())
        .flatMap(addresses -> addresses)
        .forEach(address -> hosts.add(AddressText.host(address)));
    return hosts;
  }

  private static Set<String> everyAddress(ClusterResult cluster) {
    Set<String> addresses = new LinkedHashSet<>();
    for (MemberResult member : cluster.members()) {
      member.addresses().forEach(address -> addresses.add(address.address()));
    }
    return addresses;
  }

  private static void evidence(Sheet sheet, ClusterResult cluster, Set<String> hosts) {
    for (String host : hosts) {
      for (MemberResult member : cluster.members()) {
        for (AddressResult address : member.addresses()) {
          if (address.address().equals(host)) {
            address(sheet, member, address);
          }
        }
      }
    }
  }

  static void address(Sheet sheet, MemberResult member, AddressResult address) {
    sheet.put("  ").put(address.address() + suffix(address)).put(" on " + member.host());
    sheet.put(address.interfaceName() == null ? "" : " " + address.interfaceName()).put(" is ");
    sheet.put(Shade.of(address.kind()), address.kind()).end();
    for (EvidenceResult evidence : address.evidence()) {
      if (evidence.says().equals("nothing") && !sheet.style().shows(Detail.EVERYTHING)) {
        continue;
      }
      sheet.paragraph("    ", Shade.FAINT, says(evidence));
    }
  }

  private static String suffix(AddressResult address) {
    return address.prefix() == null ? "" : "/" + address.prefix();
  }

  private static String says(EvidenceResult evidence) {
    String weight =
        evidence.says().equals("nothing")
            ? "says nothing"
            : evidence.strength() + " " + evidence.says();
    String seen = " (" + evidence.seenOn() + ": " + evidence.source() + ")";
    return weight + ": " + evidence.text() + seen;
  }

  private static void settle(Sheet sheet, EndpointResult endpoint) {
    List<String> candidates = endpoint.candidates();
    if (!candidates.isEmpty()) {
      sheet.paragraph("  candidates: ", Shade.PLAIN, String.join(", ", candidates));
    }
    if (endpoint.settle() != null) {
      sheet.line(2, Shade.PLAIN, "to settle it, put this into the inventory, if it is so:");
      sheet.line(6, Shade.STRONG, endpoint.settle());
    }
  }
}
