package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the verdict on one endpoint of one member follows from.
 *
 * @param context the member
 * @param endpoint the endpoint
 * @param settings what the configuration says
 * @param published what the DCS holds; without a host where that is nothing
 * @param effective what Patroni uses; where that cannot be read, what is published
 * @param inUse whether the effective address is right
 * @param inDcs whether the published address is right
 * @param peers the addresses that the other members rightly advertise
 */
record EndpointCase(
    MemberContext context,
    Endpoint endpoint,
    EndpointSettings settings,
    HostPort published,
    HostPort effective,
    Standing inUse,
    Standing inDcs,
    List<IpAddress> peers) {
  private static final HostPort NOTHING = HostPort.parse("").orElseThrow();

  static EndpointCase of(MemberContext context, Endpoint endpoint, List<IpAddress> peers) {
    EndpointSettings settings = context.settings(endpoint);
    Optional<HostPort> listed = context.member().listed().published(endpoint);
    Optional<HostPort> used = used(settings, endpoint);
    HostPort published = listed.orElse(NOTHING);
    HostPort effective = used.orElse(published);
    return new EndpointCase(
        context,
        endpoint,
        settings,
        published,
        effective,
        AdvertisedAddress.judge(Advertised.of(context, endpoint, effective)),
        AdvertisedAddress.judge(Advertised.of(context, endpoint, published)),
        peers);
  }

  /**
   * What Patroni publishes for a connect_address: without a port, the URL has none, and clients go
   * to 80, 443 or 5432 (utils.py, uri; dcs/__init__.py, Member.conn_kwargs). Empty when there is no
   * connect_address: then Patroni computes a value from listen, and what is published is taken for
   * it.
   */
  private static Optional<HostPort> used(EndpointSettings settings, Endpoint endpoint) {
    int portWithout =
        endpoint == Endpoint.POSTGRESQL ? endpoint.defaultPort() : settings.encrypted() ? 443 : 80;
    return settings
        .effective()
        .flatMap(setting -> HostPort.parse(setting.value()))
        .map(address -> address.withDefaultPort(portWithout));
  }

  boolean isLoaded() {
    return published.equals(effective);
  }

  AddressChoice.Outcome choice() {
    return new AddressChoice(context, endpoint, peers)
        .choose(AdvertisedPort.of(settings, endpoint, context.situation().rules()));
  }

  /** A verdict for the reasons for which the address in use is not right, and one more. */
  EndpointDiagnosis because(
      Verdict verdict, Optional<HostPort> right, DiagnosisCode code, String text) {
    List<Reason> reasons =
        Stream.concat(inUse.reasons().stream(), Stream.of(Reason.of(code, text))).toList();
    return diagnosis(verdict, right, reasons);
  }

  EndpointDiagnosis diagnosis(Verdict verdict, Optional<HostPort> right, List<Reason> reasons) {
    return new EndpointDiagnosis(
        context.member().name(),
        endpoint,
        verdict,
        settings.configured(),
        settings.effective(),
        publishedText(),
        right,
        reasons,
        List.of(),
        Optional.empty());
  }

  /** Nobody could choose among these candidates. */
  EndpointDiagnosis ambiguous(List<Reason> reasons, List<HostPort> candidates) {
    return new EndpointDiagnosis(
        context.member().name(),
        endpoint,
        Verdict.AMBIGUOUS,
        settings.configured(),
        settings.effective(),
        publishedText(),
        Optional.empty(),
        reasons,
        candidates,
        Optional.of(SettlingLine.of(this, candidates)));
  }

  /** As the DCS holds it. */
  private Optional<String> publishedText() {
    return switch (endpoint) {
      case RESTAPI -> context.member().listed().apiUrl().map(PublishedUrl::raw);
      case POSTGRESQL -> context.member().listed().published(endpoint).map(HostPort::toString);
    };
  }

  Optional<Setting> overriding() {
    return settings.effective().filter(Setting::isFromEnvironment);
  }
}
