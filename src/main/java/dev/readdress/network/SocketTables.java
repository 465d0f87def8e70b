package dev.readdress.network;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lists of TCP sockets: {@code ss -tnp}, {@code netstat -tnp}, /proc/net/tcp and tcp6.
 *
 * <p>ss prints the names of processes as they are (iproute2 5.10 to 6.15, ss.c,
 * user_ent_hash_build), and a name is anybody's to choose: where one could be read in two ways, no
 * process is named.
 */
public final class SocketTables {
  private static final String USER = "\\(\"[^\"]*\",pid=\\d{1,9},fd=\\d{1,9}\\)";
  private static final Pattern USERS =
      Pattern.compile("users:\\(" + USER + "(?:," + USER + ")*\\)");
  private static final Pattern PID = Pattern.compile("\",pid=(\\d{1,9}),");
  private static final Pattern NETSTAT_PROGRAM = Pattern.compile("(\\d{1,9})/.*");
  private static final Pattern HEX =
      Pattern.compile("([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})", Pattern.CASE_INSENSITIVE);

  /** TCP_LISTEN (include/net/tcp_states.h). */
  private static final String LISTEN = "0A";

  private SocketTables() {}

  /**
   * What {@code ss -tnp} prints, with {@code -l} or without, with a head line or without. A list of
   * one state, which leaves the column with the state out, is read with that state.
   *
   * @param onlyState the state that ss was asked for alone, or empty
   */
  public static List<TcpSocket> ss(String output, String onlyState) {
    List<TcpSocket> sockets = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      int first = onlyState.isEmpty() ? 1 : 0;
      if (words.length >= first + 4 && words[first].matches("\\d+")) {
        String state = onlyState.isEmpty() ? words[0] : onlyState;
        add(state, words[first + 2], words[first + 3], pids(line), sockets);
      }
    }
    return List.copyOf(sockets);
  }

  /** What {@code netstat -tnp} prints, with {@code -l} or without; busybox too. */
  public static List<TcpSocket> netstat(String output) {
    List<TcpSocket> sockets = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length >= 6 && words[0].startsWith("tcp")) {
        Matcher program = NETSTAT_PROGRAM.matcher(words.length > 6 ? words[6] : "");
        Set<Integer> pids =
            program.matches() ? Set.of(Integer.parseInt(program.group(1))) : Set.of();
        String state = words[5].equals("ESTABLISHED") ? "ESTAB" : words[5];
        add(state, words[3], words[4], pids, sockets);
      }
    }
    return List.copyOf(sockets);
  }

  private static Set<Integer> pids(String line) {
    Matcher users = USERS.matcher(line.substring(Math.max(0, line.indexOf("users:"))).strip());
    if (!users.matches()) {
      return Set.of();
    }
    Set<Integer> pids = new HashSet<>();
    Matcher pid = PID.matcher(users.group());
    while (pid.find()) {
      pids.add(Integer.parseInt(pid.group(1)));
    }
    return pids;
  }

  /**
   * The listening sockets of /proc/net/tcp and tcp6 (proc(5)).
   *
   * @param order the order of the machine's bytes, in which the kernel writes an address
   */
  public static List<NumberedSocket> listening(String table, ByteOrder order) {
    List<NumberedSocket> sockets = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 9
          && words[0].endsWith(":")
          && words[3].equals(LISTEN)
          && words[9].matches("\\d{1,18}")) {
        long number = Long.parseLong(words[9]);
        hexadecimal(words[1], order)
            .ifPresent(local -> sockets.add(new NumberedSocket(local, number)));
      }
    }
    return List.copyOf(sockets);
  }

  private static void add(
      String state, String local, String peer, Set<Integer> pids, List<TcpSocket> sockets) {
    Optional<HostPort> here = endpoint(local);
    Optional<HostPort> there = endpoint(peer);
    if (here.isPresent() && there.isPresent()) {
      sockets.add(new TcpSocket(state, here.get(), there.get(), pids));
    }
  }

  /** An address as ss writes it: a zone ({@code %eth0}) is dropped, {@code *} is no port. */
  private static Optional<HostPort> endpoint(String text) {
    String plain = text.replaceFirst("%[^:\\]]*", "");
    if (plain.endsWith(":*")) {
      String host = plain.substring(0, plain.length() - 2);
      return HostPort.parse(host.indexOf(':') < 0 || host.endsWith("]") ? host : "[" + host + "]")
          .map(SocketTables::unmapped);
    }
    return HostPort.parse(plain).map(SocketTables::unmapped);
  }

  /** An IPv4 address as it is, also where a socket for both families shows it mapped. */
  private static HostPort unmapped(HostPort parsed) {
    return parsed
        .address()
        .map(address -> new HostPort(address.toString(), parsed.port()))
        .orElse(parsed);
  }

  private static Optional<HostPort> hexadecimal(String text, ByteOrder order) {
    Matcher matcher = HEX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String words = matcher.group(1);
    StringBuilder address = new StringBuilder();
    for (int index = 0; index < words.length(); index += 2) {
      int from = order == ByteOrder.BIG_ENDIAN ? index : index / 8 * 8 + 6 - index % 8;
      if (words.length() == 8) {
        address.append(index == 0 ? "" : ".");
        address.append(Integer.parseInt(words.substring(from, from + 2), 16));
      } else {
        address.append(index > 0 && index % 4 == 0 ? ":" : "");
        address.append(words, from, from + 2);
      }
    }
    int port = Integer.parseInt(matcher.group(2), 16);
    return endpoint("[" + address + "]" + (port == 0 ? "" : ":" + port));
  }
}
