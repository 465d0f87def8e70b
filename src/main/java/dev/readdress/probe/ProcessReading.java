package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.PatroniProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what /proc says of one process (proc(5)). */
final class ProcessReading {
  private static final Pattern NAMESPACE = Pattern.compile("(?m)(\\w+) -> (\\w+:\\[\\d+\\])$");
  private static final Pattern UNIT = Pattern.compile("([^/]+\\.service)(?:/|$)");
  private static final long HANGUP = 1L;

  private final Sections sections;
  private final String pid;

  ProcessReading(Sections sections, int pid) {
    this.sections = sections;
    this.pid = Integer.toString(pid);
  }

  /**
   * The process, or empty when it ended while it was looked at.
   *
   * @param sameFiles whether the configuration files that it sees are those that the node sees
   */
  Optional<PatroniProcess> read(boolean sameFiles) {
    Optional<Long> startTime = startTime();
    List<String> arguments = arguments();
    if (startTime.isEmpty() || arguments.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PatroniProcess(
            Integer.parseInt(pid),
            startTime.get(),
            arguments,
            user(),
            catchesHangup(),
            unit(),
            sameNamespaces(sameFiles)));
  }

  String pid() {
    return pid;
  }

  /** True when the node says something of it that cannot be: it may run all the same. */
  boolean isUnreadable() {
    return sections.one("stat", pid).content().value().isPresent() && startTime().isEmpty();
  }

  /** The command line. */
  List<String> arguments() {
    Optional<Bytes> line = sections.one("cmdline", pid).content().value();
    String text = line.map(Bytes::lossyUtf8).orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    String ended = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    return List.copyOf(Arrays.asList(ended.split("\0", -1)));
  }

  /** The parent's pid. */
  OptionalInt parent() {
    return number(status("PPid"));
  }

  /**
   * The number of the user that it runs as; empty when its real, effective, saved and file-system
   * user are not one and the same (proc(5), Uid), as of whoever runs a set-uid program.
   */
  Optional<String> owner() {
    List<String> four = List.of(status("Uid").split("\\s+", -1));
    boolean isOne = four.size() == 4 && four.get(0).matches("\\d{1,10}");
    return isOne && Set.copyOf(four).size() == 1 ? Optional.of(four.get(0)) : Optional.empty();
  }

  /** True for the first process of a container, which only forwards signals to its child. */
  boolean isFirstOfItsNamespace() {
    String[] numbers = status("NSpid").split("\\s+", -1);
    return numbers.length > 1 && numbers[numbers.length - 1].equals("1");
  }

  /** Field 22 of /proc/PID/stat; the name in field 2 may hold anything, so count from its end. */
  private Optional<Long> startTime() {
    String stat = sections.one("stat", pid).textOrEmpty();
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    boolean isThere = fields.length > 19 && fields[19].matches("\\d{1,18}");
    return isThere ? Optional.of(Long.parseLong(fields[19])) : Optional.empty();
  }

  private boolean catchesHangup() {
    String mask = status("SigCgt");
    return mask.matches("[0-9a-fA-F]{1,16}") && (Long.parseUnsignedLong(mask, 16) & HANGUP) != 0;
  }

  private String status(String field) {
    return sections
        .one("status", pid)
        .textOrEmpty()
        .lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static OptionalInt number(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** The name of the account, or its number where the node knows no name. */
  String user() {
    String account = sections.one("account", pid).textOrEmpty();
    int colon = account.indexOf(':');
    return colon > 0 ? account.substring(0, colon) : status("Uid").replaceFirst("\\s.*", "");
  }

  /** The innermost service of the control group. */
  private Optional<String> unit() {
    List<String> units = new ArrayList<>();
    sections
        .one("cgroup", pid)
        .textOrEmpty()
        .lines()
        .filter(line -> line.startsWith("0::") || line.contains(":name=systemd:"))
        .forEach(
            line -> {
              Matcher unit = UNIT.matcher(line);
              while (unit.find()) {
                units.add(unit.group(1));
              }
            });
    return units.isEmpty() ? Optional.empty() : Optional.of(units.get(units.size() - 1));
  }

  private boolean sameNamespaces(boolean sameFiles) {
    Map<String, String> own = namespaces(sections.one("own-namespaces"));
    Map<String, String> theirs = namespaces(sections.one("namespaces", pid));
    return same(own, theirs, "net")
        && same(own, theirs, "pid")
        && (same(own, theirs, "mnt") || sameFiles);
  }

  private static boolean same(Map<String, String> own, Map<String, String> theirs, String kind) {
    return own.containsKey(kind)
        && Optional.ofNullable(own.get(kind)).equals(Optional.ofNullable(theirs.get(kind)));
  }

  private static Map<String, String> namespaces(Section section) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = NAMESPACE.matcher(section.textOrEmpty());
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }
}
