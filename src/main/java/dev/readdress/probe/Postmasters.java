package dev.readdress.probe;

import dev.readdress.cluster.ListeningSocket;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The postmasters of a node: PostgreSQL processes whose parent is none. Each works in its data
 * directory. What a process is called is anybody's to choose, and so is where it works; whose it is
 * is not: a postmaster is always its Patroni's own user's.
 */
final class Postmasters {
  private static final Pattern PARENT =
      Pattern.compile("(?m)^/proc/(\\d{1,9})/status:PPid:\\s*(\\d{1,9})$");
  private static final Pattern OWNER =
      Pattern.compile("(?m)^/proc/(\\d{1,9})/status:Uid:\\s*(\\d{1,10})\\s+\\2\\s+\\2\\s+\\2$");

  private final Map<Integer, String> directories = new TreeMap<>();
  private final Map<Integer, String> owners = new HashMap<>();
  private final List<ListeningSocket> listening;

  Postmasters(Sections sections, List<ListeningSocket> listening) {
    this.listening = listening;
    String processes = sections.one("postgres-processes").textOrEmpty();
    Map<Integer, Integer> parents = new HashMap<>();
    Matcher parent = PARENT.matcher(processes);
    while (parent.find()) {
      parents.put(Integer.parseInt(parent.group(1)), Integer.parseInt(parent.group(2)));
    }
    Matcher owner = OWNER.matcher(processes);
    while (owner.find()) {
      owners.put(Integer.parseInt(owner.group(1)), owner.group(2));
    }
    parents.forEach(
        (pid, above) -> {
          if (!parents.containsKey(above)) {
            directories.put(pid, directory(sections, pid));
          }
        });
  }

  /** What readlink printed, without the end of the line. */
  private static String directory(Sections sections, int pid) {
    String printed = sections.one("postgres-directory", Integer.toString(pid)).textOrEmpty();
    return printed.endsWith("\n") ? printed.substring(0, printed.length() - 1) : printed;
  }

  /**
   * The postmaster of a member: the one of its user that works in its data directory; where that is
   * a link and so has another name, the only one of its user that listens on its port. Empty when
   * neither names just one.
   *
   * @param owner the user id that Patroni runs as
   */
  OptionalInt of(PatroniConfiguration configuration, String owner) {
    Optional<String> data =
        configuration.dataDirectory().map(Setting::value).map(Postmasters::plain);
    Set<Integer> byDirectory =
        directories.entrySet().stream()
            .filter(entry -> isOf(entry.getKey(), owner))
            .filter(entry -> data.equals(Optional.of(plain(entry.getValue()))))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return only(byDirectory.isEmpty() ? byPort(configuration, owner) : byDirectory);
  }

  /** True when that user runs a PostgreSQL here. */
  boolean areOf(String owner) {
    return directories.keySet().stream().anyMatch(pid -> isOf(pid, owner));
  }

  private boolean isOf(int pid, String owner) {
    return owner.equals(owners.get(pid));
  }

  private Set<Integer> byPort(PatroniConfiguration configuration, String owner) {
    OptionalInt port =
        configuration
            .endpoint(Endpoint.POSTGRESQL)
            .listen()
            .flatMap(listen -> HostPort.parse(listen.value()))
            .map(HostPort::port)
            .orElseGet(OptionalInt::empty);
    return listening.stream()
        .filter(socket -> port.isPresent() && socket.local().port().equals(port))
        .flatMapToInt(socket -> socket.pid().stream())
        .filter(pid -> directories.containsKey(pid) && isOf(pid, owner))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static OptionalInt only(Set<Integer> pids) {
    return pids.size() == 1 ? OptionalInt.of(pids.iterator().next()) : OptionalInt.empty();
  }

  private static String plain(String directory) {
    return directory.replaceFirst("(?<=.)/+$", "");
  }
}
