package dev.readdress.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists of TCP sockets: {@code ss -tnp}, {@code netstat -tnp}, /proc/net/tcp and tcp6. */
public final class SocketTables {
  private static final Pattern PID = Pattern.compile("pid=(\\d{1,9}),");
  private static final Pattern NETSTAT_PROGRAM = Pattern.compile("(\\d{1,9})/.*");
  private static final Pattern HEX =
      Pattern.compile("([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})", Pattern.CASE_INSENSITIVE);

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
        Set<Integer> pids = new HashSet<>();
        Matcher pid = PID.matcher(line);
        while (pid.find()) {
          pids.add(Integer.parseInt(pid.group(1)));
        }
        add(state, words[first + 2], words[first + 3], pids, sockets);
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

  /** What /proc/net/tcp or tcp6 holds (proc(5)) on a little-endian machine. It names no process. */
  public static List<TcpSocket> proc(String table) {
    List<TcpSocket> sockets = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 3 && words[0].endsWith(":")) {
        String state =
            switch (words[3]) {
              case "01" -> "ESTAB";
              case "0A" -> "LISTEN";
              default -> words[3];
            };
        Optional<HostPort> local = hexadecimal(words[1]);
        Optional<HostPort> peer = hexadecimal(words[2]);
        if (local.isPresent() && peer.isPresent()) {
          sockets.add(new TcpSocket(state, local.get(), peer.get(), Set.of()));
        }
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

  private static Optional<HostPort> hexadecimal(String text) {
    Matcher matcher = HEX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String words = matcher.group(1);
    StringBuilder address = new StringBuilder();
    for (int word = 0; word < words.length(); word += 8) {
      for (int index = 6; index >= 0; index -= 2) {
        int from = word + index;
        if (words.length() == 8) {
          address.append(address.isEmpty() ? "" : ".");
          address.append(Integer.parseInt(words.substring(from, from + 2), 16));
        } else {
          address.append(index % 4 == 2 && !address.isEmpty() ? ":" : "");
          address.append(words, from, from + 2);
        }
      }
    }
    int port = Integer.parseInt(matcher.group(2), 16);
    return endpoint("[" + address + "]" + (port == 0 ? "" : ":" + port));
  }
}
