package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must not change on a node unless readdress says so.
 *
 * @param files by path, owner, mode, time of change and hash of every file in the folders where
 *     configuration and readdress's own records are
 * @param started when the postmaster started, as Patroni answers it
 * @param patroni process number and start time of Patroni
 * @param configuration the lines of {@link Configuration#FILE}, none where there is no such file
 */
record NodeState(
    Map<String, String> files, String started, String patroni, List<String> configuration) {
  private static final String LOOK =
      """
      set -eu
      curl -sS http://127.0.0.1:8008/patroni | jq -r .postmaster_start_time
      process=$(systemctl show -P MainPID patroni 'patroni@*' | grep -m 1 '[1-9]')
      echo "$process $(cut -d ' ' -f 22 "/proc/$process/stat")"
      [ ! -e /etc/patroni/config.yml ] || base64 -w 0 /etc/patroni/config.yml
      echo
      for folder in /etc /root /home /opt /srv /tmp /run/lock /run/readdress /var/backups \
        /var/lib/readdress /var/lib/postgresql; do
        [ -e "$folder" ] || continue
        find "$folder" -xdev ! -type d ! -path '/var/lib/postgresql/*/main/*/*' \
          ! -name patroni.dynamic.json -printf '%p\\t%u:%g %m %T@ %l\\n'
        find "$folder" -xdev -type f ! -path '/var/lib/postgresql/*/main/*/*' \
          ! -name patroni.dynamic.json -exec sha256sum {} + | sed 's/^\\([^ ]*\\)  \\(.*\\)/\\2\\t\\1/'
      done
      """;

  static NodeState of(Lab lab, String node) {
    List<String> lines = lab.shell(node, LOOK).lines().toList();
    Map<String, String> files = new TreeMap<>();
    for (String line : lines.subList(3, lines.size())) {
      String[] parts = line.split("\t", 2);
      files.merge(parts[0], parts[1].strip(), (first, second) -> first + " " + second);
    }
    String configuration = new String(Base64.getDecoder().decode(lines.get(2)), UTF_8);
    return new NodeState(files, lines.get(0), lines.get(1), configuration.lines().toList());
  }

  /** The hash of a file's bytes. */
  String hash(String file) {
    String state = files.getOrDefault(file, "");
    return state.substring(state.lastIndexOf(' ') + 1);
  }

  /** A file's owner and mode. */
  String rights(String file) {
    return files.getOrDefault(file, "").replaceFirst("^(\\S+ \\S+) .*", "$1");
  }

  /** Every node of the lab. */
  static Map<String, NodeState> ofAll(Lab lab) {
    Map<String, NodeState> states = new LinkedHashMap<>();
    lab.nodes().forEach(node -> states.put(node, of(lab, node)));
    return states;
  }
}
