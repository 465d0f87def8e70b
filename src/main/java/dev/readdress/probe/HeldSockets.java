package dev.readdress.probe;

import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.Read;
import dev.readdress.network.NumberedSocket;
import dev.readdress.network.SocketTables;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Who listens: the kernel's list of listening sockets, and which of them a process holds by its
 * descriptors (proc(5), /proc/PID/fd). No name of a process has a part in it. Looked at are the
 * processes that may be Patroni's or PostgreSQL's; of a socket of anybody else nobody is said to
 * hold it.
 */
final class HeldSockets {
  private final Read<List<NumberedSocket>> listening;
  private final Map<Long, TreeSet<Integer>> holders = new HashMap<>();

  HeldSockets(Sections sections) {
    ByteOrder order =
        sections.one("byte-order").textOrEmpty().equals("big")
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    this.listening =
        sections.one("listening").text().map(table -> SocketTables.listening(table, order));
    for (Section held : sections.all("held-sockets")) {
      if (held.key().matches("\\d{1,9}")) {
        int pid = Integer.parseInt(held.key());
        held.textOrEmpty()
            .lines()
            .filter(number -> number.matches("\\d{1,18}"))
            .forEach(
                number ->
                    holders
                        .computeIfAbsent(Long.parseLong(number), key -> new TreeSet<>())
                        .add(pid));
      }
    }
  }

  /** All listening sockets, one that several processes hold once for each. */
  Read<List<ListeningSocket>> listening() {
    return listening.map(this::held);
  }

  private List<ListeningSocket> held(List<NumberedSocket> sockets) {
    List<ListeningSocket> all = new ArrayList<>();
    for (NumberedSocket socket : sockets) {
      TreeSet<Integer> pids = holders.getOrDefault(socket.number(), new TreeSet<>());
      if (pids.isEmpty()) {
        all.add(new ListeningSocket(socket.local(), OptionalInt.empty()));
      }
      pids.forEach(pid -> all.add(new ListeningSocket(socket.local(), OptionalInt.of(pid))));
    }
    return List.copyOf(all);
  }

  /** True when the process holds a socket that listens. */
  boolean listens(int pid) {
    return listening.value().orElse(List.of()).stream()
        .anyMatch(socket -> holders.getOrDefault(socket.number(), new TreeSet<>()).contains(pid));
  }
}
