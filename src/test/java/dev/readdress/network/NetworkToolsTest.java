package dev.readdress.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.testing.TextCases;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools of a node print. */
class NetworkToolsTest {
  static Stream<Arguments> json() {
    return TextCases.of("/network/ip-addr-json.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("json")
  void readsIpAddrJson(String name, String input, String expected) {
    assertThat(shown(IpAddrJson.parse(Bytes.ofUtf8(input)))).isEqualTo(expected);
  }

  static Stream<Arguments> text() {
    return TextCases.of("/network/ip-addr-text.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("text")
  void readsIpAddrText(String name, String input, String expected) {
    assertThat(shown(IpAddrText.parse(input))).isEqualTo(expected);
  }

  static Stream<Arguments> ifconfig() {
    return TextCases.of("/network/ifconfig.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ifconfig")
  void readsIfconfig(String name, String input, String expected) {
    assertThat(shown(IfconfigText.parse(input))).isEqualTo(expected);
  }

  static Stream<Arguments> routes() {
    return TextCases.of("/network/local-routes.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void readsLocalRoutes(String name, String input, String expected) {
    assertThat(LocalRoutes.parse(input))
        .extracting(IpAddress::toString)
        .containsExactly(expected.strip().split(" ", -1));
  }

  static Stream<Arguments> sockets() {
    return TextCases.of("/network/sockets.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sockets")
  void readsSocketTables(String name, String input, String expected) {
    Stream<String> read =
        switch (name) {
          case "netstat" -> SocketTables.netstat(input).stream().map(NetworkToolsTest::shown);
          case "proc" -> listening(input, ByteOrder.LITTLE_ENDIAN);
          case "proc big-endian" -> listening(input, ByteOrder.BIG_ENDIAN);
          case "ss -tnp established" ->
              SocketTables.ss(input, "ESTAB").stream().map(NetworkToolsTest::shown);
          default -> SocketTables.ss(input, "").stream().map(NetworkToolsTest::shown);
        };
    assertThat(read.collect(Collectors.joining())).isEqualTo(expected);
  }

  private static Stream<String> listening(String input, ByteOrder order) {
    return SocketTables.listening(input, order).stream()
        .map(socket -> socket.local() + " " + socket.number() + "\n");
  }

  private static String shown(TcpSocket socket) {
    String pids =
        new TreeSet<>(socket.pids()).stream().map(String::valueOf).collect(Collectors.joining(" "));
    return socket.state()
        + " "
        + socket.local()
        + " "
        + socket.peer()
        + " "
        + (pids.isEmpty() ? "-" : pids)
        + "\n";
  }

  private static String shown(Optional<List<NetworkInterface>> interfaces) {
    return interfaces
        .map(found -> found.stream().map(NetworkToolsTest::shown).collect(Collectors.joining()))
        .orElse("nothing\n");
  }

  private static String shown(NetworkInterface device) {
    String head =
        device.name()
            + device.kind().map(kind -> " " + kind).orElse("")
            + device.parent().map(parent -> " parent=" + parent).orElse("")
            + " "
            + sorted(device.flags())
            + "\n";
    return head
        + device.addresses().stream().map(NetworkToolsTest::shown).collect(Collectors.joining());
  }

  private static String shown(InterfaceAddress address) {
    return "  "
        + address
        + address.label().map(label -> " label=" + label).orElse("")
        + address.protocol().map(protocol -> " protocol=" + protocol).orElse("")
        + (address.flags().isEmpty() ? "" : " " + sorted(address.flags()))
        + "\n";
  }

  private static String sorted(Set<String> flags) {
    return "[" + String.join(" ", new TreeSet<>(flags)) + "]";
  }
}
