package dev.readdress.hostile;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a hostile node puts into a place of its answer. */
enum Payload {
  ESCAPES,
  SCRIPT,
  ZEROS,
  LATIN1,
  NOTHING,
  LONG,
  DEEPJSON,
  DEEPYAML,
  LAUGHS,
  CIRCLE,
  PYTAG,
  YAMLESCAPES,
  HUGEYAML,
  CLOCK,
  PAST,
  TYPES,
  NUMBERS,
  RESTESCAPES,
  MEMBERS,
  INTERFACES,
  PIDS,
  ARGUMENTS;

  static final String ESCAPE = "\u001b[2J\u001b]0;owned\u0007\u009b31m\rgone\b\b";
  static final String HTML = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'";
  private static final String YAML_ESCAPE = "\\e[2J\\e]0;owned\\a\\r\\u202e";
  private static final String JSON_ESCAPE = "\\u001b[2J\\u001b]0;owned\\u0007\\r\\u202e";

  String content() {
    return switch (this) {
      case ESCAPES -> ESCAPE;
      case SCRIPT -> HTML;
      case ZEROS -> "\0".repeat(5000);
      case LATIN1 -> "kn\u00f6ten \u00ff\u00fe";
      case NOTHING -> "";
      case LONG -> "x".repeat(20_000);
      case DEEPJSON -> "[".repeat(100_000);
      case DEEPYAML -> "restapi: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n";
      case LAUGHS -> laughs();
      case CIRCLE -> "restapi: &a\n  x: *a\n";
      case PYTAG -> "scope: !!python/object/apply:os.system ['true']\n";
      case YAMLESCAPES ->
          "scope: \""
              + YAML_ESCAPE
              + "\"\nname: \""
              + HTML
              + "\"\nrestapi: {listen: \""
              + YAML_ESCAPE
              + "\", connect_address: \""
              + YAML_ESCAPE
              + HTML
              + ":8008\"}\npostgresql: {connect_address: \""
              + HTML
              + "\", data_dir: \""
              + YAML_ESCAPE
              + "\"}\n";
      case HUGEYAML -> "a: b\n".repeat(52_000);
      case CLOCK ->
          "55 (patroni) S 1 55 55 0 -1 4194560 8200 27896 0 0 300 50 11 0 20 0 4 0 "
              + "99999999999999999999999999 1 2 3";
      case PAST ->
          "55 (patroni) S 1 55 55 0 -1 4194560 8200 27896 0 0 300 50 11 0 20 0 4 0 "
              + "-5000000000 1 2 3";
      case TYPES ->
          "{\"members\": 5, \"patroni\": [], \"server_version\": {}, \"state\": [[]], \"xlog\": 1}";
      case NUMBERS ->
          "{\"server_version\": 1e999999, \"xlog\": {\"location\": "
              + "9".repeat(60)
              + "}, \"timeline\": -1, \"members\": [{\"name\": 1, \"port\": 1e30, \"lag\": -1e99}]}";
      case RESTESCAPES ->
          "{\"state\": \""
              + JSON_ESCAPE
              + "\", \"role\": \""
              + HTML
              + "\", \"patroni\": {\"version\": \"3.0.2\", \"scope\": \""
              + JSON_ESCAPE
              + "\", \"name\": \""
              + HTML
              + "\"}, \"members\": [{\"name\": \""
              + JSON_ESCAPE
              + HTML
              + "\", \"role\": \"leader\", \"state\": \"running\","
              + " \"api_url\": \"http://"
              + HTML
              + ":8008/patroni\", \"host\": \""
              + JSON_ESCAPE
              + "\", \"port\": 5432}]}";
      case MEMBERS -> members();
      case INTERFACES ->
          "[{\"ifname\": \""
              + JSON_ESCAPE
              + "\", \"flags\": [\""
              + HTML
              + "\"], \"addr_info\": [{\"family\": \"inet\", \"local\": \"10.0.0.9\", \"prefixlen\": 24,"
              + " \"label\": \""
              + HTML
              + JSON_ESCAPE
              + "\"}, {\"family\": \"inet\","
              + " \"local\": \""
              + HTML
              + "\", \"prefixlen\": 99999}]}]";
      case PIDS ->
          IntStream.range(1, 30_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
      case ARGUMENTS ->
          "/usr/bin/python3\0/usr/bin/patroni\0"
              + ESCAPE
              + HTML
              + "\0"
              + "/etc/patroni/\u001b[2Jconfig.yml\0";
    };
  }

  /** The same as an answer over HTTP is framed. */
  String answer() {
    return content() + "\n200\ncurl 0";
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%<d [%s]\n".formatted(i, (alias + ", ").repeat(8) + alias));
    }
    return text.toString();
  }

  private static String members() {
    return IntStream.range(0, 3000)
        .mapToObj(
            i ->
                "{\"name\": \"m%d\", \"role\": \"replica\", \"state\": \"running\", \"api_url\":"
                        .formatted(i)
                    + " \"http://10.1.%d.%d:8008/patroni\", \"host\": \"10.1.%<d.1\", \"port\": 5432}"
                        .formatted(i / 250, i % 250))
        .collect(Collectors.joining(", ", "{\"members\": [", "]}"));
  }
}
