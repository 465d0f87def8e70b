package dev.readdress.lab;

/**
 * What became of a real restart of Patroni on a node.
 *
 * @param outcome {@code starts}, the words of the log with which it does not, or that neither came
 */
record RealRestart(String outcome) {
  static final String STARTS = "starts";

  /** A Patroni that cannot start is tried again by systemd; it is stopped as soon as it said so. */
  private static final String SCRIPT =
      """
      cursor=$(journalctl -q -u patroni -n 1 -o cat --show-cursor | sed -n 's/^-- cursor: //p')
      systemctl restart patroni >/dev/null 2>&1 || true
      tries=150
      while [ "$tries" -gt 0 ]; do
        tries=$((tries - 1))
        words=$(journalctl -q -u patroni -o cat --no-pager --after-cursor "$cursor" |
          sed -n "s/.*\\(Can't start; there is already a node named '[^']*' running\\).*/\\1/p" | head -n 1)
        if [ -n "$words" ]; then
          systemctl stop patroni >/dev/null 2>&1 || true
          systemctl reset-failed patroni >/dev/null 2>&1 || true
          echo "$words"
          exit 0
        fi
        if curl -sf -m 2 -o /dev/null http://127.0.0.1:8008/health; then
          echo starts
          exit 0
        fi
        sleep 0.2
      done
      echo "neither started nor said why not"
      """;

  static RealRestart of(Lab lab, String node) {
    return new RealRestart(lab.shell(node, SCRIPT).strip());
  }
}
