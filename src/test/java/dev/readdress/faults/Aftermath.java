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
 * @param postmasters the start of each node's PostgreSQL
 * @param patronis each node's Patroni
 * @param configured what each configuration says, both endpoints
 * @param published what the DCS holds, both endpoints
 * @param left locks, temporary files, and backups and records without the other
 */
record Aftermath(
    Map<String, String> configurations,
    Map<String, String> postmasters,
    Map<String, String> patronis,
    Map<String, List<String>> configured,
    Map<String, List<String>> published,
    List<String> left) {
  private static final String LOOK =
      """
      set -eu
      stat -c '%U:%G %a' /etc/patroni/config.yml | tr '\\n' ' '
      sha256sum </etc/patroni/config.yml | cut -c 1-64
      patroni=$(systemctl show -P MainPID patroni)
      curl -sS http://127.0.0.1:8008/patroni | jq -r .postmaster_start_time
      echo "$patroni $(cut -d ' ' -f 22 "/proc/$patroni/stat")"
      sed -n 's/^  connect_address: *\\([^ ]*\\).*/\\1/p' /etc/patroni/config.yml | paste -s -d ' '
      curl -sS http://127.0.0.1:8008/cluster |
        jq -c '.members | map({key: .name, value: [(.api_url | sub("http://"; "") | sub("/patroni"; "")), "\\(.host):\\(.port)"]}) | from_entries'
      find /var/lib/readdress /run/readdress -name '*.lock' -o -name '*.tmp' -o -name 'turn*' 2>/dev/null || true
      find /var/lib/postgresql -maxdepth 1 -name '.readdress*'
      find /etc/patroni -name '*readdress*' ! -name '*.bak' ! -name '*.json'
      for each in /etc/patroni/.*readdress*.bak; do [ ! -e "$each" ] || [ -s "${each%.bak}.json" ] || echo "$each"; done
      for each in /etc/patroni/.*readdress*.json; do [ ! -e "$each" ] || [ -s "${each%.json}.bak" ] || echo "$each"; done
      """;

  static Aftermath of(Lab lab) {
    Map<String, String> configurations = new LinkedHashMap<>();
    Map<String, String> postmasters = new LinkedHashMap<>();
    Map<String, String> patronis = new LinkedHashMap<>();
    Map<String, List<String>> configured = new LinkedHashMap<>();
    Map<String, List<String>> published = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    for (String node : lab.nodes()) {
      List<String> lines = lab.shell(node, LOOK).lines().toList();
      configurations.put(node, lines.get(0));
      postmasters.put(node, lines.get(1));
      patronis.put(node, lines.get(2));
      configured.put(node, List.of(lines.get(3).split(" ", -1)));
      published.putAll(PublishedAddresses.of(lines.get(4)));
      lines.subList(5, lines.size()).forEach(file -> left.add(node + ":" + file));
    }
    return new Aftermath(configurations, postmasters, patronis, configured, published, left);
  }

  /**
   * What is not as it must be when everything has been put in order; empty when all is.
   *
   * @param before how the nodes were before the run that was cut off
   * @param wanted how their configurations must be now
   * @param demoted the leader that the fault itself made a replica, which Patroni starts anew for
   *     that; empty when there is none
   */
  List<String> faults(Aftermath before, Map<String, String> wanted, String demoted) {
    List<String> faults = new ArrayList<>();
    for (String node : configurations.keySet()) {
      if (!Objects.equals(configurations.get(node), wanted.get(node))) {
        faults.add(node + " has other bytes, owner or mode");
      }
      if (!node.equals(demoted)
          && !Objects.equals(postmasters.get(node), before.postmasters.get(node))) {
        faults.add(node + ": PostgreSQL was started anew");
      }
      if (!Objects.equals(patronis.get(node), before.patronis.get(node))) {
        faults.add(node + ": Patroni was started anew");
      }
      if (!Objects.equals(configured.get(node), published.get(node))) {
        faults.add(node + " publishes " + published.get(node));
      }
    }
    left.forEach(file -> faults.add("left: " + file));
    return faults;
  }
}
