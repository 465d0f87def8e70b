package dev.readdress.lab;

import java.util.Map;
import java.util.TreeMap;

/** What the DCS holds, as the first node's Patroni answers it. */
final class Published {
  private static final String MEMBERS =
      "curl -sS http://127.0.0.1:8008/cluster"
          + " | jq -r '.members[] | \"\\(.name) \\(.api_url) \\(.host):\\(.port)\"'";

  private Published() {}

  /** Both addresses of each member. */
  static Map<String, String> by(Lab lab) {
    Map<String, String> published = new TreeMap<>();
    lab.shell(lab.nodes().get(0), MEMBERS)
        .lines()
        .forEach(
            line ->
                published.put(
                    line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
    return published;
  }

  /** Both addresses of each member, as they should be. */
  static Map<String, String> ownAddresses(Lab lab) {
    Map<String, String> own = new TreeMap<>();
    for (String node : lab.nodes()) {
      String address = lab.address(node);
      own.put(node, "http://%1$s:8008/patroni %1$s:5432".formatted(address));
    }
    return own;
  }
}
