package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Read;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.problem.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads which Patroni instances run on a node. */
final class MembersReading {
  /** Files in Patroni's directories that are not a member's configuration. */
  private static final Pattern NO_TRACE =
      Pattern.compile("/etc/patroni/(dcs|patronictl|vip-manager[^/]*)\\.ya?ml");

  private static final int MOST_SHOWN = 5;

  private final Sections sections;
  private final Postmasters postmasters;

  MembersReading(Sections sections, Read<List<ListeningSocket>> listening) {
    this.sections = sections;
    this.postmasters = new Postmasters(sections, listening.value().orElse(List.of()));
  }

  /**
   * The instances, in order of their pids. {@code Absent} is said only after a full look: all
   * processes visible, and neither a process nor a unit nor a configuration among them.
   */
  Read<List<MemberObservation>> read() {
    Section processes = sections.one("processes");
    if (!(processes.content() instanceof Read.Found<Bytes>)) {
      return processes.text().map(never -> List.of());
    }
    List<MemberObservation> members = new ArrayList<>();
    for (int pid : daemons(processes.textOrEmpty())) {
      member(pid).ifPresent(members::add);
    }
    return members.isEmpty() ? nothingRuns() : Read.found(List.copyOf(members));
  }

  /**
   * Of a process and its child with the same arguments one is the daemon: as the first process of a
   * container Patroni only forwards signals to its child (__main__.py, main, 1.4 to 4.1); anywhere
   * else the child is a fork that lives for a moment.
   */
  private List<Integer> daemons(String pids) {
    Map<Integer, ProcessReading> all = new TreeMap<>();
    pids.lines()
        .filter(line -> line.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .forEach(pid -> all.put(pid, new ProcessReading(sections, pid)));
    List<Integer> daemons = new ArrayList<>(all.keySet());
    all.forEach(
        (pid, process) -> {
          int above = process.parent().orElse(0);
          ProcessReading parent = all.get(above);
          if (parent != null && parent.arguments().equals(process.arguments())) {
            daemons.remove(parent.isFirstOfItsNamespace() ? (Integer) above : pid);
          }
        });
    return daemons;
  }

  private Optional<MemberObservation> member(int pid) {
    ConfigurationReading files = new ConfigurationReading(sections, pid);
    Optional<PatroniProcess> process =
        new ProcessReading(sections, pid).read(files.areFilesOfTheNode());
    RestReading rest = new RestReading(sections, pid);
    Read<PatroniConfiguration> configuration = files.read();
    return process.map(
        running ->
            new MemberObservation(
                running,
                configuration,
                files.files(),
                rest.status(),
                rest.cluster(),
                rest.dynamicConfiguration(),
                rest.historyTimeline(),
                configuration.value().map(postmasters::of).orElseGet(OptionalInt::empty)));
  }

  private Read<List<MemberObservation>> nothingRuns() {
    if (!sections.isComplete()) {
      return Read.unread("the node's answer is not complete");
    }
    Section found = sections.one("traces");
    if (!(found.content() instanceof Read.Found<Bytes>)) {
      return found.text().map(never -> List.of());
    }
    boolean isRoot = sections.one("user").textOrEmpty().strip().equals("0");
    boolean hides = sections.one("proc-mount").textOrEmpty().matches("(?s).*hidepid=[^0o].*");
    if (!isRoot && hides) {
      return Read.unread(
          "no Patroni is visible, but other users' processes are hidden: use become");
    }
    List<String> traces =
        Arrays.stream(found.textOrEmpty().split("\0", -1))
            .filter(path -> !path.isEmpty() && !NO_TRACE.matcher(path).matches())
            .limit(MOST_SHOWN)
            .toList();
    if (!traces.isEmpty()) {
      return Read.unread(
          "no Patroni runs, but it is set up here: "
              + Printable.line(String.join(", ", traces), 400));
    }
    return Read.absent();
  }
}
