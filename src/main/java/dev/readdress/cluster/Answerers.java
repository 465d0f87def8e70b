package dev.readdress.cluster;

import dev.readdress.patroni.PatroniStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which member an answer came from. Never by lag, role or address: by name, scope, system
 * identifier and the postmaster's start time, whichever both the answer and the member's own local
 * answer have. Patroni itself compares none of them (ha.py, fetch_node_status, 1.6 to 4.1).
 */
public final class Answerers {
  private final List<ObservedMember> members;
  private final Set<IdentityMark> marks;

  public Answerers(List<ObservedMember> members) {
    this(members, EnumSet.allOf(IdentityMark.class));
  }

  /**
   * Tells the members apart by these marks alone.
   *
   * @param marks by what
   */
  public Answerers(List<ObservedMember> members, Set<IdentityMark> marks) {
    this.members = List.copyOf(members);
    this.marks = Set.copyOf(marks);
  }

  /**
   * The one member that the answer can have come from; empty when none or several fit.
   *
   * @param answer the answer to {@code GET /patroni} from anywhere
   */
  public Optional<String> identify(PatroniStatus answer) {
    List<String> fitting =
        members.stream().filter(member -> fits(member, answer)).map(ObservedMember::name).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** True when it is proven that the member that was asked for is the one that answered. */
  public boolean isRight(Answer answer) {
    String asked = answer.question().about();
    if (answer.reply() instanceof Reply.Status status) {
      return identify(status.status()).filter(asked::equals).isPresent();
    }
    return answer.reply() instanceof Reply.Served served && served.member().equals(asked);
  }

  /**
   * True when the answer cannot have come from this member: something that both have differs. False
   * when the member is not among the observed ones, for then nobody can say.
   */
  public boolean excludes(String name, PatroniStatus answer) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .anyMatch(member -> contradicts(member, answer));
  }

  private boolean contradicts(ObservedMember member, PatroniStatus answer) {
    Optional<PatroniStatus> own = member.instance().status().value();
    return marks.stream().anyMatch(mark -> differ(expected(mark, member, own), mark.of(answer)));
  }

  private boolean fits(ObservedMember member, PatroniStatus answer) {
    Optional<PatroniStatus> own = member.instance().status().value();
    boolean named = marks.contains(IdentityMark.NAME) && answer.name().isPresent();
    return own.isPresent()
        && (named || isSameServer(own.get(), answer))
        && !contradicts(member, answer);
  }

  /** What the mark has to be: the name that the DCS lists, else what the member answers itself. */
  private static Optional<String> expected(
      IdentityMark mark, ObservedMember member, Optional<PatroniStatus> own) {
    return mark == IdentityMark.NAME ? Optional.of(member.name()) : own.flatMap(mark::of);
  }

  private boolean isSameServer(PatroniStatus own, PatroniStatus answer) {
    return marks.contains(IdentityMark.POSTMASTER_START_TIME)
        && own.postmasterStartTime().isPresent()
        && own.postmasterStartTime().equals(answer.postmasterStartTime());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
