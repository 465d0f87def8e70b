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
 * directory.
 */
final class Postmasters {
  private static final Pattern PARENT =
      Pattern.compile("(?m)^/proc/(\\d{1,9})/status:PPid:\\s*(\\d{1,9})$");
  private static final Pattern DIRECTORY = Pattern.compile("(?m) /proc/(\\d{1,9})/cwd -> (.*)$");

  private final Map<Integer, String> directories = new TreeMap<>();
  private final List<ListeningSocket> listening;

  Postmasters(Sections sections, List<ListeningSocket> listening) {
    this.listening = listening;
    Map<Integer, Integer> parents = new HashMap<>();
    Matcher parent = PARENT.matcher(sections.one("postgres-parents").textOrEmpty());
    while (parent.find()) {
      parents.put(Integer.parseInt(parent.group(1)), Integer.parseInt(parent.group(2)));
    }
    Map<Integer, String> all = new HashMap<>();
    Matcher directory = DIRECTORY.matcher(sections.one("postgres-directories").textOrEmpty());
    while (directory.find()) {
      all.put(Integer.parseInt(directory.group(1)), directory.group(2));
    }
    parents.forEach(
        (pid, above) -> {
          if (!parents.containsKey(above)) {
            directories.put(pid, all.getOrDefault(pid, ""));
          }
        });
  }

  /**
   * The postmaster of a member: the one that works in its data directory; where that is a link and
   * so has another name, the only one that listens on its port. Empty when neither names just one.
   */
  OptionalInt of(PatroniConfiguration configuration) {
    Optional<String> data =
        configuration.dataDirectory().map(Setting::value).map(Postmasters::plain);
    Set<Integer> byDirectory =
        directories.entrySet().stream()
            .filter(entry -> data.equals(Optional.of(plain(entry.getValue()))))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return only(byDirectory.isEmpty() ? byPort(configuration) : byDirectory);
  }

  private Set<Integer> byPort(PatroniConfiguration configuration) {
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
        .filter(directories::containsKey)
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
