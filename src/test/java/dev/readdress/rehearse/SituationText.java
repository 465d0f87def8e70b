package dev.readdress.rehearse;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.MemberFixture;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.RestAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a cluster of the lines of a situation file; {@code src/test/resources/rehearse/README.md}
 * lists them.
 */
final class SituationText {
  private ClusterFixture cluster = new ClusterFixture(3);

  ClusterFixture cluster() {
    return cluster;
  }

  void line(String text) {
    String[] words = text.split("\\s+", -1);
    switch (words[0]) {
      case "members" -> cluster = new ClusterFixture(Integer.parseInt(words[1]));
      case "version" -> version(words);
      case "set" -> cluster.setting(words[1], words[2]);
      case "settings-unread" -> cluster.settingsUnread();
      case "history" -> cluster.history(Integer.parseInt(words[1]));
      case "scheduled" -> cluster.scheduled(words[1]);
      case "vip" -> vip(words);
      case "block" -> cluster.blocked(words[1], words[3], endpoint(words[4]));
      case "slow" -> cluster.slow(words[1], words[3], Duration.ofMillis(Long.parseLong(words[4])));
      case "stranger" -> stranger(words);
      case "answer" -> cluster.stranger(IpAddress.of(words[1]), answer(text));
      default -> member(cluster.member(words[0]), words);
    }
  }

  private void version(String[] words) {
    if (words.length == 2) {
      cluster.version(words[1]);
    } else {
      cluster.member(words[3]).version(words[1]);
    }
  }

  /** {@code vip ADDRESS on NODE}, or {@code vip ADDRESS on nobody}; every keepalived names it. */
  private void vip(String[] words) {
    IpAddress address = IpAddress.of(words[1]);
    if (!words[3].equals("nobody")) {
      cluster.member(words[3]).holds(address);
    }
    cluster.member("node1").manages(address);
  }

  /** {@code stranger ADDRESS like NODE}: a member of another cluster that was cloned from it. */
  private void stranger(String[] words) {
    PatroniStatus twin = new ClusterFixture(1).member("node1").role(words[3]).status();
    PatroniStatus status =
        new PatroniStatus(
            twin.name(),
            twin.scope(),
            twin.version(),
            twin.state(),
            twin.role(),
            twin.systemIdentifier(),
            Optional.of("2026-01-01 00:00:00.000000+00:00"),
            twin.serverVersion(),
            twin.timeline(),
            twin.location(),
            twin.receivedLocation(),
            twin.replayedLocation(),
            twin.answersXlog(),
            twin.tags(),
            twin.watchdogFailed(),
            twin.paused(),
            twin.pendingRestart(),
            twin.replication());
    cluster.stranger(IpAddress.of(words[1]), status);
  }

  /** {@code answer ADDRESS JSON}: the body of {@code GET /patroni} as it was recorded. */
  private static PatroniStatus answer(String text) {
    byte[] body = text.substring(text.indexOf('{')).getBytes(StandardCharsets.UTF_8);
    return RestAnswers.status(Bytes.of(body)).orElseThrow();
  }

  private static void member(MemberFixture member, String[] words) {
    switch (words[1]) {
      case "role" -> member.role(words[2]);
      case "answers-role" -> member.answersRole(words[2]);
      case "advertises" -> member.advertises(endpoint(words[2]), words[3]);
      case "publishes" -> member.publishes(endpoint(words[2]), words[3]);
      case "publishes-nothing" -> member.publishes(Endpoint.RESTAPI, "");
      case "without" -> member.withoutConnectAddress(endpoint(words[2]), words[3]);
      case "state" -> member.state(words[2]);
      case "tag" -> member.tag(words[2], words[3]);
      case "at" -> member.position(Long.parseLong(words[2]), Long.parseLong(words[2]));
      case "behind" -> behind(member, Long.parseLong(words[2]), Long.parseLong(words[2]));
      case "replay-behind" -> behind(member, 0, Long.parseLong(words[2]));
      case "timeline" -> member.timeline(Integer.parseInt(words[2]));
      case "answers-timeline" -> member.answersTimeline(Integer.parseInt(words[2]));
      case "watchdog-failed" -> member.watchdogFailed();
      case "not-queryable" -> member.notQueryable();
      case "unobserved" -> member.unobserved();
      default -> throw new IllegalArgumentException("unknown: " + String.join(" ", words));
    }
  }

  private static void behind(MemberFixture member, long received, long replayed) {
    member.position(ClusterFixture.POSITION - received, ClusterFixture.POSITION - replayed);
  }

  private static Endpoint endpoint(String section) {
    return Endpoint.valueOf(section.toUpperCase(Locale.ROOT));
  }
}
