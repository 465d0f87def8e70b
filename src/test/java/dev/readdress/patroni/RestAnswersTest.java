package dev.readdress.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.testing.TextCases;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Patroni's REST API answers, by version. */
class RestAnswersTest {
  static Stream<Arguments> status() {
    return TextCases.of("/patroni/status.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("status")
  void readsStatus(String name, String input, String expected) {
    assertThat(RestAnswers.status(Bytes.ofUtf8(input)).map(this::shown).orElse("nothing\n"))
        .isEqualTo(expected);
  }

  static Stream<Arguments> cluster() {
    return TextCases.of("/patroni/cluster.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cluster")
  void readsCluster(String name, String input, String expected) {
    assertThat(RestAnswers.cluster(Bytes.ofUtf8(input)).map(this::shown).orElse("nothing\n"))
        .isEqualTo(expected);
  }

  static Stream<Arguments> config() {
    return TextCases.of("/patroni/config.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("config")
  void readsConfig(String name, String input, String expected) {
    assertThat(RestAnswers.configuration(Bytes.ofUtf8(input)).map(this::shown).orElse("nothing\n"))
        .isEqualTo(expected);
  }

  @Test
  void historyEndsWithTheLastPromotion() {
    Bytes history =
        Bytes.ofUtf8("[[1, 25, \"no recovery target specified\"], [2, 50, \"\", \"2026\", \"a\"]]");
    assertThat(RestAnswers.historyTimeline(history)).isEqualTo(OptionalInt.of(2));
    assertThat(RestAnswers.historyTimeline(Bytes.ofUtf8("[]"))).isEmpty();
    assertThat(RestAnswers.historyTimeline(Bytes.ofUtf8("{\"a\": 1}"))).isEmpty();
    assertThat(RestAnswers.historyTimeline(Bytes.ofUtf8("[\"x\"]"))).isEmpty();
  }

  private String shown(PatroniStatus status) {
    String replication =
        status.replication().stream()
            .map(
                client ->
                    "%s from %s %s %s%n"
                        .formatted(
                            client.applicationName(),
                            shown(client.clientAddress()),
                            client.state(),
                            client.syncState()))
            .collect(Collectors.joining());
    return "name=%s scope=%s version=%s state=%s role=%s%n"
            .formatted(
                shown(status.name()),
                shown(status.scope()),
                shown(status.version()),
                shown(status.state()),
                shown(status.role()))
        + "system=%s start=%s server=%s timeline=%s%n"
            .formatted(
                shown(status.systemIdentifier()),
                shown(status.postmasterStartTime()),
                shown(status.serverVersion()),
                shown(status.timeline()))
        + "location=%s received=%s replayed=%s xlog=%s primary=%s%n"
            .formatted(
                shown(status.location()),
                shown(status.receivedLocation()),
                shown(status.replayedLocation()),
                status.answersXlog(),
                status.isPrimary())
        + "tags=%s watchdogFailed=%s paused=%s pendingRestart=%s%n"
            .formatted(
                new TreeMap<>(status.tags()),
                status.watchdogFailed(),
                status.paused(),
                status.pendingRestart())
        + replication;
  }

  private String shown(ClusterView view) {
    String head =
        "scope=%s paused=%s scheduled=%s%n"
            .formatted(shown(view.scope()), view.paused(), shown(view.scheduledSwitchover()));
    return head
        + view.members().stream()
            .map(
                member ->
                    "%s %s %s %s %s timeline=%s lag=%s %s%n"
                        .formatted(
                            member.name(),
                            member.role(),
                            member.state(),
                            shown(member.apiUrl()),
                            shown(member.published(Endpoint.POSTGRESQL)),
                            shown(member.timeline()),
                            shown(member.lag()),
                            new TreeMap<>(member.tags())))
            .collect(Collectors.joining());
  }

  private String shown(DynamicConfiguration shared) {
    return "ttl=%d loop=%d retry=%d lag=%d timeline=%s sync=%s/%d failsafe=%s paused=%s standby=%s%n"
        .formatted(
            shared.ttl().toSeconds(),
            shared.loopWait().toSeconds(),
            shared.retryTimeout().toSeconds(),
            shared.maximumLagOnFailover(),
            shared.checkTimeline(),
            shared.synchronousMode(),
            shared.synchronousNodeCount(),
            shared.failsafeMode(),
            shared.paused(),
            shown(shared.standbyClusterHost()));
  }

  private static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }

  private static String shown(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "-";
  }

  private static String shown(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
  }
}
