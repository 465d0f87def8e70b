package dev.readdress.faults;

import dev.readdress.lab.Lab;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the nodes are, as far as a run that was cut off may have changed it.
 *
 * @param configurations SHA-256, owner and mode of each node's configuration
 * @param processes the start of each node's PostgreSQL, and its Patroni
 * @param configured what each configuration says, both endpoints
 * @param published what the DCS holds, both endpoints
 * @param left locks, temporary files, and backups and records without the other
 */
record Aftermath(
    Map<String, String> configurations,
    Map<String, String> processes,
    Map<String, List<String>> configured,
    Map<String, List<String>> published,
    List<String> left) {
  private static final String LOOK =
      """
      set -eu
      stat -c '%U:%G %a' /etc/patroni/config.yml | tr '\\n' ' '
      sha256sum </etc/patroni/config.yml | cut -c 1-64
      patroni=$(systemctl show -P MainPID patroni)
      echo "$(curl -sS http://127.0.0.1:8008/patroni | jq -r .postmaster_start_time), Patroni $patroni $(cut -d ' ' -f 22 "/proc/$patroni/stat")"
      sed -n 's/^  connect_address: *\\([^ ]*\\).*/\\1/p' /etc/patroni/config.yml | paste -s -d ' '
      curl -sS http://127.0.0.1:8008/cluster |
        jq -c '.members | map({key: .name, value: [(.api_url | sub("http://"; "") | sub("/patroni"; "")), "\\(.host):\\(.port)"]}) | from_entries'
      find /var/lib/readdress /run/readdress -name '*.lock' -o -name '*.tmp' -o -name 'turn.link' 2>/dev/null || true
      find /etc/patroni -name '*readdress*' ! -name '*.bak' ! -name '*.json'
      for each in /etc/patroni/.*readdress*.bak; do [ ! -e "$each" ] || [ -s "${each%.bak}.json" ] || echo "$each"; done
      for each in /etc/patroni/.*readdress*.json; do [ ! -e "$each" ] || [ -s "${each%.json}.bak" ] || echo "$each"; done
      """;

  static Aftermath of(Lab lab) {
    Map<String, String> configurations = new LinkedHashMap<>();
    Map<String, String> processes = new LinkedHashMap<>();
    Map<String, List<String>> configured = new LinkedHashMap<>();
    Map<String, List<String>> published = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    for (String node : lab.nodes()) {
      List<String> lines = lab.shell(node, LOOK).lines().toList();
      configurations.put(node, lines.get(0));
      processes.put(node, lines.get(1));
      configured.put(node, List.of(lines.get(2).split(" ", -1)));
      published.putAll(PublishedAddresses.of(lines.get(3)));
      lines.subList(4, lines.size()).forEach(file -> left.add(node + ":" + file));
    }
    return new Aftermath(configurations, processes, configured, published, left);
  }

  /**
   * What is not as it must be when everything has been put in order; empty when all is.
   *
   * @param before how the nodes were before the run that was cut off
   * @param wanted how their configurations must be now
   */
  List<String> faults(Aftermath before, Map<String, String> wanted) {
    List<String> faults = new ArrayList<>();
    for (String node : configurations.keySet()) {
      if (!Objects.equals(configurations.get(node), wanted.get(node))) {
        faults.add(node + " has other bytes, owner or mode");
      }
      if (!Objects.equals(processes.get(node), before.processes.get(node))) {
        faults.add(node + ": PostgreSQL or Patroni was started anew");
      }
      if (!Objects.equals(configured.get(node), published.get(node))) {
        faults.add(node + " publishes " + published.get(node));
      }
    }
    left.forEach(file -> faults.add("left: " + file));
    return faults;
  }
}
