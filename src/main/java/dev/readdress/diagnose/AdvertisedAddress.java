package dev.readdress.diagnose;

import static dev.readdress.diagnose.DiagnosisCode.ADDRESS_OF_ANOTHER_MEMBER;
import static dev.readdress.diagnose.DiagnosisCode.ANSWERED_BY_ANOTHER_MEMBER;
import static dev.readdress.diagnose.DiagnosisCode.CONFLICTING_EVIDENCE;
import static dev.readdress.diagnose.DiagnosisCode.FLOATING_ADDRESS;
import static dev.readdress.diagnose.DiagnosisCode.HOST_NAME_UNPROVEN;
import static dev.readdress.diagnose.DiagnosisCode.LINK_LOCAL_ADDRESS;
import static dev.readdress.diagnose.DiagnosisCode.LOOPBACK_ADDRESS;
import static dev.readdress.diagnose.DiagnosisCode.NOBODY_ANSWERS;
import static dev.readdress.diagnose.DiagnosisCode.NOT_AT_BOOT;
import static dev.readdress.diagnose.DiagnosisCode.NOT_OBSERVED;
import static dev.readdress.diagnose.DiagnosisCode.NOT_ON_THE_NODE;
import static dev.readdress.diagnose.DiagnosisCode.TRANSLATED_ADDRESS;
import static dev.readdress.diagnose.DiagnosisCode.UNCERTAIN_ADDRESS;
import static dev.readdress.diagnose.DiagnosisCode.WILDCARD_ADDRESS;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.Standing.Kind;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Judges an address that a member advertises, or would: by what it is first, and by who answers
 * there where that leaves a doubt.
 *
 * <ol>
 *   <li>An address that stands for "here" (wildcard, loopback, link-local) is wrong.
 *   <li>An address that another member answers at is wrong, whatever it looks like.
 *   <li>An address of the node itself is judged by its evidence.
 *   <li>An address of another member's node is wrong.
 *   <li>An address on no interface is wrong when it floats or nobody answers there; when the right
 *       member answers from everywhere it may be translated, which only the inventory can settle.
 * </ol>
 */
final class AdvertisedAddress {
  private final MemberContext context;
  private final Endpoint endpoint;

  AdvertisedAddress(MemberContext context, Endpoint endpoint) {
    this.context = context;
    this.endpoint = endpoint;
  }

  Standing judge(HostPort advertised) {
    if (advertised.isWildcard()) {
      return wrong(WILDCARD_ADDRESS, advertised + " names no node: whoever asks it asks himself");
    }
    Testimony testimony = context.testimony(endpoint, advertised);
    Optional<IpAddress> address = advertised.address();
    if (address.isEmpty()) {
      return hostName(advertised, testimony);
    }
    if (address.get().isLoopback()) {
      return wrong(LOOPBACK_ADDRESS, advertised + " is loopback: whoever asks it asks himself");
    }
    if (address.get().isLinkLocal()) {
      return wrong(LINK_LOCAL_ADDRESS, advertised + " is link-local and no address for others");
    }
    if (!context.interfacesKnown()) {
      return Standing.of(
          Kind.UNKNOWN, NOT_OBSERVED, "the interfaces of " + host() + " could not be read");
    }
    Optional<AddressJudgement> own = context.address(address.get());
    if (own.isPresent()) {
      return onTheNode(advertised, own.get(), testimony);
    }
    return elsewhere(advertised, address.get(), testimony);
  }

  private Standing onTheNode(HostPort advertised, AddressJudgement own, Testimony testimony) {
    return switch (own.kind()) {
      case OWN, EXCLUDED -> unlessAnsweredByAnother(advertised, testimony);
      case FLOATING -> wrong(FLOATING_ADDRESS, floating(advertised, own));
      case UNCERTAIN -> uncertain(advertised, own, testimony);
    };
  }

  private Standing uncertain(HostPort advertised, AddressJudgement own, Testimony testimony) {
    if (AddressJudge.isContradictory(own)) {
      return Standing.of(
          Kind.UNDECIDED,
          CONFLICTING_EVIDENCE,
          "certain evidence says that %s is %s's own, and certain evidence says that it floats"
              .formatted(own.address(), host()));
    }
    List<AddressJudgement> rivals =
        context.addresses().stream()
            .filter(other -> !other.address().equals(own.address()))
            .filter(other -> shareNetwork(own, other))
            .toList();
    Optional<AddressJudgement> certain = first(rivals, AddressJudgement.Kind.OWN);
    if (certain.isPresent()) {
      return wrong(
          NOT_AT_BOOT,
          "nothing on %s makes %s its own at boot, and %s of the same network is"
              .formatted(host(), own.address(), certain.get().address()));
    }
    if (first(rivals, AddressJudgement.Kind.UNCERTAIN).isPresent()) {
      return Standing.of(
          Kind.UNDECIDED,
          UNCERTAIN_ADDRESS,
          "nothing says whether %s is %s's own: it has another address in the same network"
              .formatted(own.address(), host()));
    }
    return unlessAnsweredByAnother(advertised, testimony);
  }

  private static Optional<AddressJudgement> first(
      List<AddressJudgement> judged, AddressJudgement.Kind kind) {
    return judged.stream().filter(one -> one.kind() == kind).findFirst();
  }

  private static boolean shareNetwork(AddressJudgement one, AddressJudgement other) {
    if (one.held().isEmpty() || other.held().isEmpty()) {
      return false;
    }
    int prefix = Math.min(one.held().get().prefixLength(), other.held().get().prefixLength());
    return one.address().sharesPrefix(other.address(), prefix);
  }

  private Standing unlessAnsweredByAnother(HostPort advertised, Testimony testimony) {
    return testimony
        .wrong()
        .map(answer -> wrong(ANSWERED_BY_ANOTHER_MEMBER, answeredBy(advertised, answer)))
        .orElseGet(Standing::right);
  }

  private Standing elsewhere(HostPort advertised, IpAddress address, Testimony testimony) {
    Optional<ObservedMember> holder = context.otherHolder(address);
    if (context.situation().hints().vips().contains(address)) {
      return wrong(FLOATING_ADDRESS, "the inventory names " + address + " under vips");
    }
    Optional<Evidence> manager = managed(address);
    if (manager.isPresent()) {
      return wrong(
              FLOATING_ADDRESS,
              "%s floats: %s (%s, %s)%s"
                  .formatted(
                      address,
                      manager.get().text(),
                      manager.get().seenOn(),
                      manager.get().source(),
                      holder.map(other -> "; now it is on " + other.node().host()).orElse("")))
          .andAlso(whoAnswers(advertised, testimony));
    }
    if (holder.isPresent()) {
      return wrong(
              ADDRESS_OF_ANOTHER_MEMBER,
              "%s is on %s, the node of %s, and not on %s"
                  .formatted(address, holder.get().node().host(), holder.get().name(), host()))
          .andAlso(whoAnswers(advertised, testimony));
    }
    if (testimony.wrong().isPresent()) {
      return wrong(ANSWERED_BY_ANOTHER_MEMBER, answeredBy(advertised, testimony.wrong().get()));
    }
    if (testimony.isRightFromEverywhere()) {
      return translated(advertised);
    }
    if (testimony.isSilent()) {
      return wrong(
          NOT_ON_THE_NODE,
          "%s is on no interface of %s, and nobody answers there".formatted(address, host()));
    }
    return Standing.of(
        Kind.UNDECIDED,
        NOT_ON_THE_NODE,
        "%s is on no interface of %s, and not every node can say who answers there"
            .formatted(address, host()));
  }

  private Standing translated(HostPort advertised) {
    if (context.situation().hints().translatedHosts().contains(host())) {
      return Standing.right();
    }
    return Standing.of(
        Kind.UNDECIDED,
        TRANSLATED_ADDRESS,
        "%s is on no interface of %s, and yet %s answers there from everywhere"
            .formatted(advertised, host(), context.member().name()));
  }

  private Standing hostName(HostPort advertised, Testimony testimony) {
    if (testimony.wrong().isPresent()) {
      return wrong(ANSWERED_BY_ANOTHER_MEMBER, answeredBy(advertised, testimony.wrong().get()));
    }
    if (testimony.isRightFromEverywhere()) {
      return Standing.right();
    }
    if (testimony.isSilent()) {
      return wrong(NOBODY_ANSWERS, "nobody answers at " + advertised);
    }
    return Standing.of(
        Kind.UNKNOWN,
        HOST_NAME_UNPROVEN,
        "not every other node could say who answers at " + advertised);
  }

  private Optional<Evidence> managed(IpAddress address) {
    AddressOnNode absent =
        new AddressOnNode(context.member().node(), address, Optional.empty(), Optional.empty());
    return EvidenceRules.ALL.stream()
        .filter(rule -> rule.code() == EvidenceCode.VIP_MANAGER)
        .flatMap(rule -> rule.about(absent, context.situation()).stream())
        .findFirst();
  }

  private String floating(HostPort advertised, AddressJudgement own) {
    String why =
        own.evidence().stream()
            .filter(fact -> fact.says() == Evidence.Says.FLOATING)
            .map(fact -> "%s (%s, %s)".formatted(fact.text(), fact.seenOn(), fact.source()))
            .findFirst()
            .orElse("");
    return "%s floats: %s".formatted(advertised.host(), why);
  }

  /** Beside a reason that stands by itself: what shows it. */
  private static Optional<Reason> whoAnswers(HostPort advertised, Testimony testimony) {
    return testimony
        .wrong()
        .map(answer -> Reason.of(ANSWERED_BY_ANOTHER_MEMBER, answeredBy(advertised, answer)));
  }

  private static String answeredBy(HostPort advertised, AnswerJudgement answer) {
    return "asked from %s, %s answers at %s (%s)"
        .formatted(
            answer.question().from(),
            answer.answerer().orElse("somebody else"),
            advertised,
            answer.detail());
  }

  private String host() {
    return context.member().node().host();
  }

  private static Standing wrong(DiagnosisCode code, String text) {
    return Standing.of(Kind.WRONG, code, text);
  }
}
