package dev.readdress.rehearse;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Read;
import dev.readdress.cluster.Reply;
import dev.readdress.diagnose.AddressJudgement;
import dev.readdress.diagnose.AnswerJudgement;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The cluster in which every switchover is rehearsed.
 *
 * @param cluster what was observed
 * @param diagnosis what was made of it
 * @param addresses what the members advertise
 */
record Scene(ClusterObservation cluster, Diagnosis diagnosis, PublishedAddresses addresses) {
  /** What the node of one member gets at the address that another one, or the same, advertises. */
  Seen seen(String from, String about, Endpoint endpoint) {
    Optional<HostPort> address = addresses.of(cluster, about, endpoint);
    Optional<AnswerJudgement> judgement =
        diagnosis.answers().stream()
            .filter(judged -> concerns(judged.question(), from, about, endpoint))
            .findFirst();
    Optional<Reply> reply =
        cluster.answers().stream()
            .filter(answer -> concerns(answer.question(), from, about, endpoint))
            .map(Answer::reply)
            .findFirst();
    return new Seen(address, judgement, reply);
  }

  private boolean concerns(Question question, String from, String about, Endpoint endpoint) {
    return question.from().equals(from)
        && question.about().equals(about)
        && question.endpoint() == endpoint
        && addresses.covers(question);
  }

  /** The members that the DCS lists beside this one. */
  List<Listed> others(String name) {
    return cluster.view().members().stream().filter(listed -> !listed.name().equals(name)).toList();
  }

  /**
   * The version of a member's Patroni; where it could not be read, that of any other member, and
   * else the newest that is known.
   */
  PatroniVersion version(String member) {
    return cluster
        .member(member)
        .flatMap(found -> found.instance().version())
        .or(
            () ->
                cluster.members().stream()
                    .flatMap(other -> other.instance().version().stream())
                    .findFirst())
        .orElse(PatroniVersion.NEWEST);
  }

  /** The shared settings, Patroni's defaults where the DCS holds none; empty when unread. */
  Optional<DynamicConfiguration> settings() {
    Read<DynamicConfiguration> read = cluster.dynamicConfiguration();
    if (read instanceof Read.Unread<DynamicConfiguration>) {
      return Optional.empty();
    }
    return Optional.of(read.value().orElseGet(DynamicConfiguration::defaults));
  }

  /** Also one that is fed from an archive alone, and so has no host to follow. */
  boolean isStandbyCluster() {
    return cluster
            .view()
            .leader()
            .filter(leader -> leader.role().equals("standby_leader"))
            .isPresent()
        || settings().flatMap(DynamicConfiguration::standbyClusterHost).isPresent();
  }

  boolean isPaused() {
    return cluster.view().paused() || settings().map(DynamicConfiguration::paused).orElse(false);
  }

  /**
   * How far the leader is, by its own word. Patroni compares with what the leader last wrote to the
   * DCS ({@code last_lsn}, at most one loop_wait older), so this is never less.
   */
  OptionalLong leaderPosition() {
    Optional<PatroniStatus> own =
        cluster.leader().flatMap(leader -> leader.instance().status().value());
    if (own.isEmpty()) {
      return OptionalLong.empty();
    }
    PatroniStatus status = own.get();
    return status.location().isPresent() ? status.location() : replicaPosition(status);
  }

  /** True when the leader itself says that the member streams from it. */
  boolean streamsToday(String member) {
    return cluster
        .leader()
        .flatMap(leader -> leader.instance().status().value())
        .map(PatroniStatus::replication)
        .orElse(List.of())
        .stream()
        .filter(client -> client.state().equals("streaming"))
        .anyMatch(client -> client.applicationName().equalsIgnoreCase(member));
  }

  /** The further of what was received and what was replayed: a paused replay is no lag. */
  static OptionalLong replicaPosition(PatroniStatus status) {
    if (status.receivedLocation().isEmpty() && status.replayedLocation().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Math.max(status.receivedLocation().orElse(0), status.replayedLocation().orElse(0)));
  }

  /** What was diagnosed of an endpoint, unless a plan changes it. */
  Optional<EndpointDiagnosis> diagnosed(String member, Endpoint endpoint) {
    if (addresses.isPlanned(member, endpoint)) {
      return Optional.empty();
    }
    return diagnosis
        .member(member)
        .flatMap(judged -> Optional.ofNullable(judged.endpoints().get(endpoint)));
  }

  /** True when the address is known to float, on whichever node it is now. */
  boolean floats(IpAddress address) {
    return diagnosis.members().stream()
        .flatMap(member -> member.addresses().stream())
        .anyMatch(
            judged ->
                judged.address().equals(address)
                    && judged.kind() == AddressJudgement.Kind.FLOATING);
  }
}
