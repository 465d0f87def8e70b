package dev.readdress.diagnose;

import static dev.readdress.diagnose.Standing.undecided;
import static dev.readdress.diagnose.Standing.wrong;

import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.diagnose.Rules.Step;
import dev.readdress.network.HostPort;
import java.util.List;
import java.util.Optional;

/**
 * Judges an advertised address that is on the member's own node.
 *
 * @param advertised the address
 * @param own the address, judged by its evidence
 */
record OnTheNodeStanding(Advertised advertised, AddressJudgement own) {
  private static final List<Step<OnTheNodeStanding, Standing>> STEPS =
      List.of(
          new Step<>(Rule.FLOATING_IS_WRONG, OnTheNodeStanding::floating),
          new Step<>(Rule.CONTRADICTION_IS_UNDECIDED, OnTheNodeStanding::contradictory),
          new Step<>(Rule.RIVAL_CONFIGURED_AT_BOOT, OnTheNodeStanding::rivalAtBoot),
          new Step<>(Rule.RIVAL_WITHOUT_SIGN, OnTheNodeStanding::rivalWithoutSign),
          new Step<>(Rule.ANSWERED_BY_ANOTHER, one -> one.advertised.answeredByAnother()),
          new Step<>(Rule.EXCLUSION_NEVER_CONVICTS, OnTheNodeStanding::excludedAndWorking),
          new Step<>(Rule.PORT_NOT_SERVED, OnTheNodeStanding::portNotServed),
          new Step<>(Rule.HISTORY_NEVER_CONVICTS, OnTheNodeStanding::moved));

  static Standing of(Advertised advertised, AddressJudgement own) {
    OnTheNodeStanding subject = new OnTheNodeStanding(advertised, own);
    return advertised
        .rules()
        .first(STEPS, subject)
        .orElseGet(() -> own.kind() == Kind.EXCLUDED ? subject.excluded() : Standing.right());
  }

  private Optional<Standing> floating() {
    boolean spared =
        own.floatsByHistoryAlone()
            && rival(Kind.UNCERTAIN).isEmpty()
            && advertised.rules().apply(Rule.HISTORY_NEVER_CONVICTS);
    return Optional.of(own)
        .filter(judged -> judged.kind() == Kind.FLOATING && !spared)
        .map(judged -> wrong(DiagnosisCode.FLOATING_ADDRESS, floats(judged)));
  }

  private String floats(AddressJudgement judged) {
    return judged.signsOfFloating().stream()
        .map(fact -> "%s (%s, %s)".formatted(fact.text(), fact.seenOn(), fact.source()))
        .findFirst()
        .map(why -> advertised.address().host() + " floats: " + why)
        .orElse(advertised.address().host() + " floats");
  }

  private Optional<Standing> contradictory() {
    return Optional.of(own)
        .filter(judged -> judged.kind() == Kind.UNCERTAIN && judged.isContradictory())
        .map(
            judged ->
                undecided(
                    DiagnosisCode.CONFLICTING_EVIDENCE,
                    "certain evidence says that %s is %s's own, and certain evidence says that it floats"
                        .formatted(judged.address(), advertised.host())));
  }

  private Optional<Standing> rivalAtBoot() {
    return rival(Kind.OWN)
        .map(
            rival ->
                wrong(
                    DiagnosisCode.NOT_AT_BOOT,
                    "nothing on %s makes %s its own at boot, and %s of the same network is"
                        .formatted(advertised.host(), own.address(), rival.address())));
  }

  private Optional<Standing> rivalWithoutSign() {
    return rival(Kind.UNCERTAIN)
        .map(
            rival ->
                undecided(
                    DiagnosisCode.UNCERTAIN_ADDRESS,
                    "nothing says whether %s is %s's own: it has %s in the same network"
                        .formatted(own.address(), advertised.host(), rival.address())));
  }

  /** Another address of the same network, where the evidence leaves this one open. */
  private Optional<AddressJudgement> rival(Kind kind) {
    boolean open = own.kind() == Kind.UNCERTAIN || own.floatsByHistoryAlone();
    return advertised.context().addresses().stream()
        .filter(other -> open && other.kind() == kind)
        .filter(other -> !other.address().equals(own.address()))
        .filter(own::sharesNetworkWith)
        .findFirst();
  }

  private Optional<Standing> excludedAndWorking() {
    return Optional.of(Standing.right())
        .filter(right -> own.kind() == Kind.EXCLUDED && !advertised.testimony().isSilent());
  }

  private Standing excluded() {
    return wrong(
        DiagnosisCode.NOBODY_ANSWERS,
        "%s is of a network that only %s itself reaches"
            .formatted(advertised.address(), advertised.host()));
  }

  /** The address is right and the port is not: nobody answers there, and where it listens it is. */
  private Optional<Standing> portNotServed() {
    AdvertisedPort port =
        AdvertisedPort.of(
            advertised.context().settings(advertised.endpoint()),
            advertised.endpoint(),
            advertised.rules());
    HostPort listened = HostPort.of(own.address(), port.listened());
    Testimony there = advertised.context().testimony(advertised.endpoint(), listened);
    return Optional.of(listened)
        .filter(other -> advertised.testimony().isSilent() && there.isRightFromEverywhere())
        .map(
            other ->
                wrong(
                    DiagnosisCode.PORT_NOT_SERVED,
                    "nobody answers at %s; %s answers at %s"
                        .formatted(
                            advertised.address(), advertised.context().member().name(), other)));
  }

  private Optional<Standing> moved() {
    return Optional.of(own)
        .filter(AddressJudgement::floatsByHistoryAlone)
        .map(
            judged ->
                undecided(
                    DiagnosisCode.UNCERTAIN_ADDRESS,
                    judged.signsOfFloating().get(0).text()
                        + ", and nothing else says whether "
                        + judged.address()
                        + " floats"));
  }
}
