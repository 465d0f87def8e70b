package dev.readdress.probe;

import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Read;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
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
  private final HeldSockets sockets;
  private final Postmasters postmasters;

  MembersReading(Sections sections, HeldSockets sockets) {
    this.sections = sections;
    this.sockets = sockets;
    this.postmasters = new Postmasters(sections, sockets.listening().value().orElse(List.of()));
  }

  /**
   * The instances, in order of their pids. {@code Absent} is said only after a full look: all
   * processes visible, and neither a process nor a unit nor a configuration among them.
   */
  Read<List<MemberObservation>> read() {
    Read<String> processes = sections.one("processes").text();
    if (processes.value().isEmpty()) {
      return processes.map(never -> List.of());
    }
    String pids = processes.value().get();
    if (!pids.lines().allMatch(line -> line.matches("\\d{1,9}"))) {
      return Read.unread("the list of processes holds what is no process");
    }
    List<MemberObservation> members = new ArrayList<>();
    for (int pid : daemons(pids)) {
      if (new ProcessReading(sections, pid).isUnreadable()) {
        return Read.unread("/proc/" + pid + "/stat cannot be understood");
      }
      member(pid).ifPresent(members::add);
    }
    return members.isEmpty() ? nothingRuns() : Read.found(List.copyOf(members));
  }

  /**
   * Of a process and its child with the same arguments one is the daemon: the one that listens (of
   * a program in one file the child does). Where both or neither do: as the first process of a
   * container Patroni only forwards signals to its child (__main__.py, main, 1.4 to 4.1); anywhere
   * else the child is a fork that lives for a moment.
   */
  private List<Integer> daemons(String pids) {
    Map<Integer, ProcessReading> all = new TreeMap<>();
    pids.lines()
        .map(Integer::parseInt)
        .forEach(pid -> all.put(pid, new ProcessReading(sections, pid)));
    List<Integer> daemons = new ArrayList<>(all.keySet());
    all.forEach(
        (pid, process) -> {
          int above = process.parent().orElse(0);
          ProcessReading parent = all.get(above);
          if (parent != null
              && (parent.arguments().equals(process.arguments()) || onlyOneListens(pid, above))) {
            daemons.remove((Integer) (isTheChild(pid, above, parent) ? above : pid));
          }
        });
    return daemons;
  }

  private boolean isTheChild(int child, int above, ProcessReading parent) {
    return onlyOneListens(child, above) ? sockets.listens(child) : parent.isFirstOfItsNamespace();
  }

  private boolean onlyOneListens(int one, int other) {
    return sockets.listens(one) != sockets.listens(other);
  }

  /** The data directories in which no postmaster was found, by the pid of their Patroni. */
  Map<Integer, String> withoutPostmaster() {
    Map<Integer, String> directories = new TreeMap<>();
    for (int pid : daemons(sections.one("processes").textOrEmpty())) {
      Read<PatroniConfiguration> configuration = new ConfigurationReading(sections, pid).read();
      ProcessReading process = new ProcessReading(sections, pid);
      if (new RightUser(sections, postmasters, process, configuration).postmaster().isEmpty()) {
        configuration
            .value()
            .flatMap(PatroniConfiguration::dataDirectory)
            .map(Setting::value)
            .filter(directory -> directory.indexOf('\0') < 0)
            .ifPresent(directory -> directories.put(pid, directory));
      }
    }
    return directories;
  }

  private Optional<MemberObservation> member(int pid) {
    ConfigurationReading files = new ConfigurationReading(sections, pid);
    ProcessReading process = new ProcessReading(sections, pid);
    Optional<PatroniProcess> running = process.read(files.areFilesOfTheNode());
    if (running.isEmpty()) {
      return Optional.empty();
    }
    Read<PatroniConfiguration> configuration = files.read();
    RightUser user = new RightUser(sections, postmasters, process, configuration);
    return Optional.of(
        user.doubt()
            .map(why -> disbelieved(running.get(), why))
            .orElseGet(
                () -> believed(running.get(), configuration, files.files(), user.postmaster())));
  }

  private MemberObservation believed(
      PatroniProcess process,
      Read<PatroniConfiguration> configuration,
      List<ConfigFile> files,
      OptionalInt postmaster) {
    RestReading rest = new RestReading(sections, process.pid());
    return new MemberObservation(
        process,
        configuration,
        files,
        rest.status(),
        rest.cluster(),
        rest.dynamicConfiguration(),
        rest.historyTimeline(),
        postmaster);
  }

  /** What a process says of itself, and the files that it names, are worth nothing then. */
  private static MemberObservation disbelieved(PatroniProcess process, String why) {
    String reason = "pid %d is not taken for a Patroni: %s".formatted(process.pid(), why);
    return new MemberObservation(
        process,
        Read.unread(reason),
        List.of(),
        Read.unread(reason),
        Read.unread(reason),
        Read.unread(reason),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private Read<List<MemberObservation>> nothingRuns() {
    if (!sections.isComplete()) {
      return Read.unread("the node's answer is not complete");
    }
    Read<String> found = sections.one("traces").text();
    if (found.value().isEmpty()) {
      return found.map(never -> List.of());
    }
    boolean isRoot = sections.one("user").textOrEmpty().strip().equals("0");
    boolean hides = sections.one("proc-mount").textOrEmpty().matches("(?s).*hidepid=[^0o].*");
    if (!isRoot && hides) {
      return Read.unread(
          "no Patroni is visible, but other users' processes are hidden: use become");
    }
    List<String> traces =
        Arrays.stream(found.value().get().split("\0", -1))
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
