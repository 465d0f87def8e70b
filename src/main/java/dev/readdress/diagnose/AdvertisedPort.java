package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.Setting;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port of an endpoint: the one that is advertised is kept, and one that was left out is the one
 * that is listened on.
 *
 * @param kept the port to advertise
 * @param listened the port that {@code listen} names
 */
record AdvertisedPort(int kept, int listened) {
  static AdvertisedPort of(EndpointSettings settings, Endpoint endpoint, Rules rules) {
    int listened = port(settings.listen()).orElse(endpoint.defaultPort());
    OptionalInt written =
        rules.apply(Rule.PORT_KEPT) ? port(settings.effective()) : OptionalInt.empty();
    return new AdvertisedPort(written.orElse(listened), listened);
  }

  private static OptionalInt port(Optional<Setting> setting) {
    return setting
        .flatMap(value -> HostPort.parse(value.value()))
        .map(HostPort::port)
        .orElse(OptionalInt.empty());
  }
}
