package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.util.Optional;

/**
 * An address that a member advertises for an endpoint, or would, with who answers there.
 *
 * @param context the member
 * @param endpoint the endpoint
 * @param address host and port
 * @param testimony what the other nodes got as an answer there
 */
record Advertised(MemberContext context, Endpoint endpoint, HostPort address, Testimony testimony) {

  static Advertised of(MemberContext context, Endpoint endpoint, HostPort address) {
    return new Advertised(context, endpoint, address, context.testimony(endpoint, address));
  }

  Rules rules() {
    return context.situation().rules();
  }

  String host() {
    return context.host();
  }

  /** The host as an address of the member's node, judged, where it is one. */
  Optional<AddressJudgement> onTheNode() {
    return address.address().flatMap(context::address);
  }

  /** The host as an address; only for those that are one. */
  IpAddress ip() {
    return address.address().orElseThrow();
  }

  /** The standing that follows when another node got somebody else as an answer. */
  Optional<Standing> answeredByAnother() {
    return whoElseAnswers().map(Standing::wrong);
  }

  /** Who else answers there; beside another reason it is what shows the harm. */
  Optional<Reason> whoElseAnswers() {
    return testimony
        .wrong()
        .map(
            answer ->
                Reason.of(
                    DiagnosisCode.ANSWERED_BY_ANOTHER_MEMBER,
                    "asked from %s, %s answers at %s (%s)"
                        .formatted(
                            answer.question().from(),
                            answer.answerer().orElse("somebody else"),
                            address,
                            answer.detail())));
  }
}
