package dev.readdress.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code bin/lab switchover} tells: Patroni's answer, and what its log says of it. */
record RealSwitchover(JsonNode told) {
  private static final Pattern JUDGED =
      Pattern.compile("Got response from (\\S+) \\S+: .*\"postmaster_start_time\": \"([^\"]*)\"");

  /** Patroni 2.0.2 answers no more of the time than that. */
  private static final int TO_THE_MILLISECOND = "2000-01-01 00:00:00.000".length();

  boolean isAccepted() {
    return told.path("status").asInt() == 200;
  }

  /** The status, the body and the words of the log. */
  String message() {
    return told.path("message").asText();
  }

  /** True when every member streams from the new leader. */
  boolean isFollowed() {
    return told.path("streams_after").isNumber();
  }

  /** The member that leads since. */
  Optional<String> newLeader() {
    Matcher named = Pattern.compile("over to \"([^\"]+)\"").matcher(told.path("body").asText());
    return isAccepted() && named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /**
   * The member whose answer the leader took for the candidate's, by its log.
   *
   * @param starts when each member's PostgreSQL started
   */
  Optional<String> answerer(String candidate, Map<String, String> starts) {
    for (JsonNode line : told.path("log")) {
      Matcher judged = JUDGED.matcher(line.asText());
      if (judged.find() && judged.group(1).equals(candidate)) {
        String start = judged.group(2).substring(0, TO_THE_MILLISECOND);
        return starts.entrySet().stream()
            .filter(member -> member.getValue().startsWith(start))
            .map(Map.Entry::getKey)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return told.toPrettyString();
  }
}
