package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What cannot be decided is told with its candidates and their evidence, and nothing is changed;
 * with the inventory lines that are printed, just as they are printed, a fix runs through.
 */
@OnLab
class AmbiguousLabIT {
  private static final Pattern LINE = Pattern.compile("(?m)^ +(node\\d: \\{\\w+: .+})$");

  /** Both networks of every node are configured at boot, and nobody advertises one of them. */
  @Test
  void twoNetworksAndNothingSaysWhichIsMeant(Lab lab, Program program) throws IOException {
    lab.bring("vip-first", "second-network", "advertises=node3:restapi:vip:8008");

    Ended report = reported(lab, program, "node1 restapi", "node2 restapi", "node3 restapi");

    JsonNode endpoint = Told.by(report).endpoint("node3", "restapi");
    assertThat(codes(endpoint.path("reasons")))
        .contains("address-of-another-member", "several-candidates");
    String second = lab.resolve("node3").replaceFirst("\\.\\d+(\\.\\d+)$", ".1$1");
    assertThat(texts(endpoint.path("candidates")))
        .containsExactlyInAnyOrder(lab.resolve("node3:8008"), second + ":8008");
    assertThat(evidence(report, "node3", lab.resolve("node3"))).contains("system-configuration");
    assertThat(evidence(report, "node3", second)).contains("system-configuration");

    settle(lab, program, report, "fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  /** Nothing manages the VIP that one can find, and no system says what it configures at boot. */
  @Test
  void vipWithoutManagerBesideAnOwnAddressWithoutProof(Lab lab, Program program)
      throws IOException {
    lab.bring("vip-first");
    lab.nodes().forEach(node -> lab.shell(node, "sed -i '/eth0/,$d' /etc/network/interfaces"));

    Ended report = reported(lab, program, "node1 restapi", "node1 postgresql");

    JsonNode endpoint = Told.by(report).endpoint("node1", "restapi");
    assertThat(codes(endpoint.path("reasons"))).contains("uncertain-address");
    assertThat(texts(endpoint.path("candidates")))
        .containsExactlyInAnyOrder(lab.resolve("vip:8008"), lab.resolve("node1:8008"));
    assertThat(evidence(report, "node1", lab.vip()))
        .containsExactlyInAnyOrder("listed-first", "shared-address");
    assertThat(evidence(report, "node1", lab.resolve("node1")))
        .contains("secondary")
        .doesNotContain("system-configuration");

    settle(lab, program, report, "fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  /** keepalived moves the VIP, and node1 also configures it at boot. */
  @Test
  void certainAgainstCertain(Lab lab, Program program) throws IOException {
    lab.bring("vip-first-keepalived");
    lab.shell(
        "node1",
        "printf 'iface eth0 inet static\\n\\taddress %s/24\\n' >/etc/network/interfaces.d/service"
            .formatted(lab.vip()));

    Ended report = reported(lab, program, "node1 restapi");

    JsonNode endpoint = Told.by(report).endpoint("node1", "restapi");
    assertThat(codes(endpoint.path("reasons"))).contains("conflicting-evidence");
    assertThat(texts(endpoint.path("candidates")))
        .containsExactlyInAnyOrder(lab.resolve("vip:8008"), lab.resolve("node1:8008"));
    assertThat(evidence(report, "node1", lab.vip()))
        .contains("vip-manager", "system-configuration");

    settle(lab, program, report, "fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  /** The right member answers at each address, and no node has its address on an interface. */
  @Test
  void everyNodeBehindNat(Lab lab, Program program) throws IOException {
    List<AddressTranslation> translations = new ArrayList<>();
    Map<String, String> outside = new TreeMap<>();
    try {
      String controller = lab.address("node1").replaceFirst("\\d+$", "1");
      for (String node : lab.nodes()) {
        AddressTranslation one = AddressTranslation.of(controller, lab.address(node));
        translations.add(one);
        outside.put(node, one.outside());
      }
      lab.bring(
          Stream.concat(
                  Stream.of("healthy"),
                  outside.entrySet().stream()
                      .map(
                          each ->
                              "advertises=%s:restapi:%s".formatted(each.getKey(), each.getValue())))
              .toArray(String[]::new));

      Ended report = reported(lab, program, "node1 restapi", "node2 restapi", "node3 restapi");

      for (String node : lab.nodes()) {
        JsonNode endpoint = Told.by(report).endpoint(node, "restapi");
        assertThat(codes(endpoint.path("reasons"))).contains("translated-address");
        assertThat(texts(endpoint.path("candidates")))
            .contains(outside.get(node), lab.resolve(node + ":8008"));
        assertThat(evidence(report, node, lab.resolve(node))).contains("system-configuration");
      }
      settle(lab, program, report, "clean");
      assertThat(Published.by(lab))
          .allSatisfy((node, both) -> assertThat(both).contains("//" + outside.get(node) + "/"));
    } finally {
      for (AddressTranslation each : translations) {
        each.close();
      }
    }
  }

  /** Reports, and is refused to fix: exactly these endpoints are ambiguous. */
  private static Ended reported(Lab lab, Program program, String... ambiguous) {
    Map<String, NodeState> before = NodeState.ofAll(lab);
    Ended report = program.run(lab, "report", "-o", "json");

    assertThat(report.exit()).as("exit code of %s", report).isEqualTo(3);
    assertThat(ambiguous(report)).as("%s", report).containsExactly(ambiguous);
    for (String each : ambiguous) {
      JsonNode endpoint = Told.by(report).endpoint(each.split(" ", -1)[0], each.split(" ", -1)[1]);
      assertThat(endpoint.path("planned").isNull()).as("no address is planned").isTrue();
      assertThat(report.err())
          .contains(each + " is ambiguous, ")
          .contains("candidates: " + String.join(", ", texts(endpoint.path("candidates"))))
          .contains("\n      " + endpoint.path("settle").asText() + "\n");
    }

    Ended fix = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(5);
    assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo("refused");
    assertThat(codes(Told.by(fix).cluster().path("findings"))).contains("ambiguous");
    assertThat(Told.stream(Told.by(fix).cluster().path("changes")))
        .allMatch(change -> change.path("state").asText().equals("planned"));
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);
    return report;
  }

  private static List<String> ambiguous(Ended ended) {
    return Told.by(ended).wrong().stream()
        .filter(each -> each.verdict().equals("ambiguous"))
        .map(each -> each.member() + " " + each.endpoint())
        .toList();
  }

  /** Puts the lines of a report into the inventory, fixes, and reports again. */
  private static void settle(Lab lab, Program program, Ended report, String verdict)
      throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    Matcher line = LINE.matcher(report.err());
    while (line.find()) {
      lines.add("\n    " + line.group(1));
    }
    Path settled = program.home().resolve("settled.yml");
    String inventory = Files.readString(lab.inventory());
    Files.writeString(
        settled, inventory.replaceFirst("(?m)^all:$", "all:\n  hosts:" + String.join("", lines)));

    Ended fix = program.run("fix", "-i", settled.toString(), "--yes", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s with %s", fix, lines).isZero();
    assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo(verdict);
    Ended again = program.run("report", "-i", settled.toString());
    assertThat(again.exit()).as("exit code of %s with %s", again, lines).isZero();
  }

  private static List<String> codes(JsonNode coded) {
    return Told.stream(coded).map(each -> each.path("code").asText()).toList();
  }

  private static List<String> texts(JsonNode array) {
    return Told.stream(array).map(JsonNode::asText).toList();
  }

  /** The codes of all evidence about one address of a member's node. */
  private static List<String> evidence(Ended ended, String member, String address) {
    return Told.stream(Told.by(ended).cluster().path("members"))
        .filter(each -> each.path("name").asText().equals(member))
        .flatMap(each -> Told.stream(each.path("addresses")))
        .filter(each -> each.path("address").asText().equals(address))
        .flatMap(each -> codes(each.path("evidence")).stream())
        .toList();
  }
}
