package dev.readdress.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.SwitchoverSituation.Trial;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rehearsal says of one switchover.
 *
 * @param verdict readdress's own
 * @param patroni what Patroni would decide
 * @param message what Patroni would say
 */
record Prediction(String verdict, String patroni, String message) {
  private static final Pattern OR = Pattern.compile("\" or \"");

  /** True when some rehearsal says that Patroni on the node must not be restarted. */
  static boolean forbidsRestart(String node, JsonNode cluster) {
    return Told.stream(cluster.path("rehearsal"))
        .filter(each -> each.path("to").asText().equals(node))
        .flatMap(each -> Told.stream(each.path("reasons")))
        .anyMatch(reason -> reason.path("code").asText().equals("restart-would-fail"));
  }

  /** The rehearsal of that switchover among those of a cluster. */
  static Prediction of(Trial trial, JsonNode cluster) {
    return Told.stream(cluster.path("rehearsal"))
        .filter(each -> each.path("from").asText().equals(trial.from()))
        .filter(each -> each.path("to").asText("any").equals(trial.to()))
        .filter(each -> each.path("when").asText().equals(trial.isWayBack() ? "return" : "now"))
        .map(
            each ->
                new Prediction(
                    each.path("verdict").asText(),
                    each.path("patroni_verdict").asText(),
                    each.path("message").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rehearsal " + trial + " in " + cluster));
  }

  boolean isCertain() {
    return !patroni.equals("unknown");
  }

  /**
   * True when Patroni really did that and said so, word for word. Where a race decides, any answer
   * or candidate that was named will do.
   */
  boolean holdsFor(RealSwitchover real) {
    if (patroni.equals("accepts") != real.isAccepted()) {
      return false;
    }
    Matcher several = OR.matcher(message);
    if (!several.find()) {
      return List.of(message.split(" or (?=200 )", -1)).contains(real.message());
    }
    String names = message.substring(message.indexOf('"') + 1, message.length() - 1);
    return OR.splitAsStream(names)
        .map(name -> message.substring(0, message.indexOf('"')) + "\"" + name + "\"")
        .anyMatch(real.message()::equals);
  }
}
