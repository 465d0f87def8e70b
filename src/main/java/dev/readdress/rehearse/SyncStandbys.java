package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.Endpoint;
import dev.readdress.rehearse.SyncPlace.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a leader takes for its synchronous standbys.
 *
 * <p>Of the present leader the DCS tells it. A new leader begins with none and takes those that
 * stream from it (postgresql/__init__.py, Postgresql.pick_synchronous_standby, 2.0.2;
 * postgresql/sync.py, SyncHandler.current_state, 3.0.2 to 4.1.5): with synchronous_mode quorum all
 * of them, else synchronous_node_count of them. Where there are more, those without nofailover come
 * first (from 2.1.2 on), then those with the higher sync_priority (from 4.1.0 on), and after that
 * whoever was there first stays. So who takes the last place is known only by its tags.
 */
final class SyncStandbys {
  private static final Comparator<Situation> ORDER =
      Comparator.comparing(SyncStandbys::comesLast)
          .thenComparing(SyncStandbys::priority, Comparator.reverseOrder());

  private SyncStandbys() {}

  /** Whether the candidate is one of them. */
  static SyncPlace of(Situation candidate) {
    if (candidate.leadsNow() || candidate.scene().isStandbyCluster()) {
      return candidate.isInSyncSet()
          ? SyncPlace.in()
          : SyncPlace.out("is not a synchronous standby");
    }
    SyncPlace alone = alone(candidate);
    boolean everybodyIsTaken = candidate.synchronousMode() == SynchronousMode.QUORUM;
    return everybodyIsTaken || alone.is(Kind.OUT) ? alone : among(candidate, alone);
  }

  /** Whether it could be one if there were no other. */
  private static SyncPlace alone(Situation candidate) {
    Optional<String> tag = forbidding(candidate);
    if (tag.isPresent()) {
      return SyncPlace.out("is tagged " + tag.get());
    }
    return willStream(candidate)
        ? SyncPlace.in()
        : SyncPlace.unknown("may not stream from " + candidate.from());
  }

  private static SyncPlace among(Situation candidate, SyncPlace alone) {
    int places = candidate.settings().synchronousNodeCount();
    List<Situation> rivals = rivals(candidate).filter(rival -> !alone(rival).is(Kind.OUT)).toList();
    List<String> ahead =
        rivals.stream()
            .filter(rival -> alone(rival).is(Kind.IN) && ORDER.compare(rival, candidate) < 0)
            .map(Situation::to)
            .toList();
    if (ahead.size() >= places) {
      return SyncPlace.out("comes after " + String.join(", ", ahead) + ", by their tags");
    }
    long notBehind = rivals.stream().filter(rival -> ORDER.compare(rival, candidate) <= 0).count();
    if (notBehind < places) {
      return alone;
    }
    List<String> names =
        Stream.concat(Stream.of(candidate), rivals.stream()).map(Situation::to).toList();
    return SyncPlace.unknown(
        "competes for the place%s: %s takes %d of %s"
            .formatted(places == 1 ? "" : "s", candidate.from(), places, String.join(", ", names)));
  }

  private static Stream<Situation> rivals(Situation candidate) {
    return candidate.thirdMembers().stream().map(candidate::about);
  }

  /** The tag by which somebody declared that it is never one, as {@code nosync: true}. */
  static Optional<String> forbidding(Situation candidate) {
    return NosyncTag.of(candidate.version()).forbidding(candidate.candidate().tags());
  }

  /** A member that streams today, and that nothing will keep from streaming from the leader. */
  private static boolean willStream(Situation candidate) {
    boolean streams =
        candidate.candidate().isLeader() || candidate.scene().streamsToday(candidate.to());
    String upstream = candidate.candidate().tags().getOrDefault("replicatefrom", "");
    boolean cascades =
        !upstream.equals(candidate.from())
            && candidate.scene().cluster().view().member(upstream).isPresent();
    Seen path = candidate.scene().seen(candidate.to(), candidate.from(), Endpoint.POSTGRESQL);
    return streams && !cascades && !path.is(Verdict.NONE) && !path.is(Verdict.WRONG);
  }

  private static boolean comesLast(Situation candidate) {
    return candidate.version().isAtLeast(2, 1, 2) && candidate.tagInDcs().isPresent();
  }

  private static int priority(Situation candidate) {
    return NosyncTag.of(candidate.version()).priority(candidate.candidate().tags());
  }
}
