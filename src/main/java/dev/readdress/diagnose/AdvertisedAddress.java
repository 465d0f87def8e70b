package dev.readdress.diagnose;

import static dev.readdress.diagnose.Standing.unknown;
import static dev.readdress.diagnose.Standing.wrong;

import dev.readdress.diagnose.Rules.Step;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Judges an address that a member advertises, or would: by what it is first, and by who answers
 * there where that leaves a doubt.
 *
 * <ol>
 *   <li>An address that stands for "here" (wildcard, loopback, link-local) is wrong.
 *   <li>A host name is judged by what the other nodes take it for, and by who answers.
 *   <li>An address of the node itself is judged by its evidence, and wrong whatever that is when
 *       another member answers there.
 *   <li>An address that is elsewhere is wrong, unless the right member answers there from
 *       everywhere: then it may be translated, which only the inventory can settle.
 * </ol>
 */
final class AdvertisedAddress {
  private static final List<Step<Advertised, Standing>> HERE =
      List.of(
          new Step<>(Rule.WILDCARD_IS_WRONG, AdvertisedAddress::wildcard),
          new Step<>(Rule.LOOPBACK_IS_WRONG, AdvertisedAddress::loopback),
          new Step<>(Rule.LINK_LOCAL_IS_WRONG, AdvertisedAddress::linkLocal),
          new Step<>(Rule.INTERFACES_UNREAD, AdvertisedAddress::interfacesUnread));

  private AdvertisedAddress() {}

  static Standing judge(Advertised advertised) {
    return advertised.rules().first(HERE, advertised).orElseGet(() -> wherever(advertised));
  }

  private static Standing wherever(Advertised advertised) {
    if (advertised.address().address().isEmpty()) {
      return HostNameStanding.of(advertised);
    }
    return advertised
        .onTheNode()
        .map(own -> OnTheNodeStanding.of(advertised, own))
        .orElseGet(() -> ElsewhereStanding.of(advertised));
  }

  private static Optional<Standing> wildcard(Advertised advertised) {
    return Optional.of(advertised.address())
        .filter(HostPort::isWildcard)
        .map(
            address ->
                wrong(
                    DiagnosisCode.WILDCARD_ADDRESS,
                    address + " names no node: whoever asks it asks himself"));
  }

  private static Optional<Standing> loopback(Advertised advertised) {
    return advertised
        .address()
        .address()
        .filter(IpAddress::isLoopback)
        .map(
            address ->
                wrong(
                    DiagnosisCode.LOOPBACK_ADDRESS,
                    advertised.address() + " is loopback: whoever asks it asks himself"));
  }

  private static Optional<Standing> linkLocal(Advertised advertised) {
    return advertised
        .address()
        .address()
        .filter(IpAddress::isLinkLocal)
        .map(
            address ->
                wrong(
                    DiagnosisCode.LINK_LOCAL_ADDRESS,
                    advertised.address() + " is link-local and no address for others"));
  }

  private static Optional<Standing> interfacesUnread(Advertised advertised) {
    return advertised
        .address()
        .address()
        .filter(address -> !advertised.context().interfacesKnown())
        .map(
            address ->
                unknown(
                    DiagnosisCode.NOT_OBSERVED,
                    "the interfaces of " + advertised.host() + " could not be read"));
  }
}
