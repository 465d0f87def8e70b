package dev.readdress.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which hosts the files of those name that connect clients with PostgreSQL. Only hosts are
 * kept: these files hold passwords.
 */
public final class ConsumerFiles {
  /** The first words of HAProxy's lines that hold an address, with the place of that word. */
  private static final Pattern HAPROXY =
      Pattern.compile(
          "(?:(?:server|peer)\\s+\\S+|server-template\\s+\\S+\\s+\\S+|bind)\\s+(\\S+).*");

  private static final Pattern FAMILY = Pattern.compile("[a-z0-9+]+@");

  /** A connection string, where a quote within quotes is doubled. */
  private static final Pattern PARAMETER =
      Pattern.compile("([a-z_]+)\\s*=\\s*(?:'([^']*+(?:''[^']*+)*+)'|(\\S*))");

  /** Longer lines are nobody's work; a pattern with groups costs stack for each of them. */
  private static final int LONGEST = 2000;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:-]{1,253}");
  private static final Set<String> EVERY_ADDRESS = Set.of("*", "::", "0.0.0.0");

  private ConsumerFiles() {}

  /**
   * A configuration of HAProxy (configuration manual, 4.2: {@code server}, {@code server-template},
   * {@code bind}; 3.5: {@code peer}).
   */
  public static List<NamedHost> haproxy(TextFile file) {
    List<NamedHost> found = new ArrayList<>();
    for (TextFile.Line line : file.lines()) {
      Matcher named = HAPROXY.matcher(line.text().replaceFirst("\\s#.*", ""));
      if (named.matches()) {
        for (String address : named.group(1).replace("\"", "").split(",", -1)) {
          HostPort.parse(FAMILY.matcher(address).replaceFirst(""))
              .map(HostPort::host)
              .flatMap(host -> named(host, "haproxy", file.at(line.number())))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** A configuration of PgBouncer (its config.md: {@code listen_addr}, {@code [databases]}). */
  public static List<NamedHost> pgbouncer(TextFile file) {
    List<NamedHost> found = new ArrayList<>();
    for (KeyFile.Entry entry : KeyFile.entries(file)) {
      for (String host : pgbouncerHosts(entry).split(",", -1)) {
        named(host.strip(), "pgbouncer", file.at(entry.line())).ifPresent(found::add);
      }
    }
    return found;
  }

  private static String pgbouncerHosts(KeyFile.Entry entry) {
    if (entry.section().equals("pgbouncer") && entry.key().equals("listen_addr")) {
      return entry.value();
    }
    Matcher parameter = PARAMETER.matcher(entry.value());
    boolean isDatabase = entry.section().equals("databases") && entry.value().length() <= LONGEST;
    while (isDatabase && parameter.find()) {
      if (parameter.group(1).equals("host")) {
        return parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
      }
    }
    return "";
  }

  /** The addresses of /etc/hosts (hosts(5)). */
  public static List<NamedHost> hosts(TextFile file) {
    return file.lines().stream()
        .flatMap(
            line ->
                named(
                    Arrays.asList(line.text().split("[\\s#]+", 2)).get(0),
                    "hosts",
                    file.at(line.number()))
                    .stream())
        .filter(named -> IpAddress.parse(named.host()).isPresent())
        .toList();
  }

  private static Optional<NamedHost> named(String host, String by, String source) {
    return HOST.matcher(host).matches() && !EVERY_ADDRESS.contains(host)
        ? Optional.of(new NamedHost(host, by, source))
        : Optional.empty();
  }
}
