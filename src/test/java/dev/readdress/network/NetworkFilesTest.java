package dev.readdress.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.testing.TextCases;
import dev.readdress.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files of a node declare. */
class NetworkFilesTest {
  private static final DeclaredAddress NOT_XML =
      new DeclaredAddress(IpAddress.of("0.0.0.0"), "", "");

  static Stream<Arguments> ifupdown() {
    return TextCases.of("/network/ifupdown.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ifupdown")
  void readsIfupdown(String name, String input, String expected) {
    List<TextFile> files = List.of(new TextFile("/etc/network/interfaces", input));
    String floating =
        Ifupdown.floating(files).stream()
            .map(address -> "floating " + address.address() + " " + place(address) + "\n")
            .collect(Collectors.joining());
    assertThat(shown(Ifupdown.parse(files)) + floating).isEqualTo(expected);
  }

  static Stream<Arguments> keepalived() {
    return TextCases.of("/network/keepalived.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keepalived")
  void readsKeepalived(String name, String input, String expected) {
    List<TextFile> files = List.of(new TextFile("/etc/keepalived/keepalived.conf", input));
    assertThat(shown(Keepalived.parse(files))).isEqualTo(expected);
  }

  @Test
  void definitionsHoldInTheFilesBehind() {
    TextFile definitions = new TextFile("/etc/keepalived/a.conf", "$VIP=10.0.0.100");
    TextFile use = new TextFile("/etc/keepalived/b.conf", "virtual_ipaddress { $VIP }");
    assertThat(Keepalived.parse(List.of(definitions, use)).addresses())
        .containsExactly(
            new DeclaredAddress(
                IpAddress.of("10.0.0.100"), "keepalived", "/etc/keepalived/b.conf:1"));
  }

  static Stream<Arguments> consumers() {
    return TextCases.of("/network/consumers.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consumers")
  void readsWhoNamesHosts(String name, String input, String expected) {
    TextFile file = new TextFile(name.substring(name.indexOf(' ') + 1), input);
    List<NamedHost> named =
        switch (name.substring(0, name.indexOf(' '))) {
          case "haproxy" -> ConsumerFiles.haproxy(file);
          case "pgbouncer" -> ConsumerFiles.pgbouncer(file);
          case "hosts" -> ConsumerFiles.hosts(file);
          default -> throw new IllegalArgumentException(name);
        };
    assertThat(
            named.stream()
                .map(each -> each.host() + " " + each.by() + " " + each.source() + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(expected);
  }

  @Test
  void aLineWithoutEndCostsNoStack() {
    TextFile file =
        new TextFile("pgbouncer.ini", "[databases]\nx = host='" + "''a".repeat(80_000) + "\n");
    assertThat(ConsumerFiles.pgbouncer(file)).isEmpty();
  }

  static Stream<Arguments> others() {
    return TextCases.of("/network/system-files.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void readsOtherFiles(String name, String input, String expected) {
    String sort = name.substring(0, name.indexOf(' '));
    TextFile file = new TextFile("/x/" + name.substring(name.indexOf(' ') + 1), input);
    assertThat(shown(sort, file)).isEqualTo(expected);
  }

  private static String shown(String sort, TextFile file) {
    try {
      List<DeclaredAddress> found =
          switch (sort) {
            case "networkd" -> SystemFiles.networkd(file);
            case "network-manager" -> SystemFiles.networkManager(file);
            case "ifcfg" -> SystemFiles.ifcfg(file);
            case "netplan" -> YamlFiles.netplan(file);
            case "vip-manager" -> YamlFiles.vipManager(file);
            case "vip-manager-environment" -> ShellVariables.vipManager(file);
            case "ucarp" -> ShellVariables.ucarp(file);
            case "dhclient" -> LeaseFiles.dhclient(file);
            case "networkd-lease" -> LeaseFiles.networkd(file);
            case "pacemaker" -> PacemakerCib.parse(file).orElse(List.of(NOT_XML));
            default -> throw new IllegalArgumentException(sort);
          };
      return found.contains(NOT_XML)
          ? "not XML\n"
          : found.stream()
              .map(address -> address.address() + " " + address.by() + " " + place(address) + "\n")
              .collect(Collectors.joining());
    } catch (YamlException e) {
      return "not YAML\n";
    }
  }

  @Test
  void readsHosts() {
    String text =
        """
        127.0.0.1 localhost
        127.0.1.1\tnode1.example.org node1 # Debian
        #10.0.0.9 x
        10.0.0.11 node1
        ::1 localhost
        nonsense node2
        """;
    assertThat(HostsFile.parse(text))
        .isEqualTo(
            Map.of(
                "localhost", Set.of(IpAddress.of("127.0.0.1"), IpAddress.of("::1")),
                "node1.example.org", Set.of(IpAddress.of("127.0.1.1")),
                "node1", Set.of(IpAddress.of("127.0.1.1"), IpAddress.of("10.0.0.11"))));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/a/*, /etc/a/b, true",
    "/etc/a/*, /etc/a/b/c, false",
    "/etc/a/*.conf, /etc/a/b.conf, true",
    "/etc/a/*.conf, /etc/a/b.config, false",
    "/etc/a/*.conf, /etc/a/.conf, true",
    "/etc/?/x, /etc/a/x, true",
    "/etc?a/x, /etc/a/x, false",
    "/etc/*/*.d/*, /etc/k/c.d/x, true",
    "/etc/a, /etc/a, true",
    "/etc/a, /etc/ab, false",
    "/etc/ab, /etc/a, false",
  })
  void matchesPatternsAsTheShellDoes(String pattern, String path, boolean matches) {
    assertThat(ShellPattern.matches(pattern, path)).isEqualTo(matches);
  }

  private static String shown(Declarations declarations) {
    Stream<String> addresses =
        declarations.addresses().stream()
            .map(address -> address.address() + " " + place(address) + "\n");
    Stream<String> included =
        declarations.included().stream().map(pattern -> "includes " + pattern + "\n");
    return Stream.concat(addresses, included).collect(Collectors.joining());
  }

  private static String place(DeclaredAddress address) {
    return address.source().substring(address.source().lastIndexOf('/') + 1);
  }
}
