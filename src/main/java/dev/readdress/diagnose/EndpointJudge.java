package dev.readdress.diagnose;

import dev.readdress.cluster.Read;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one endpoint of one member:
 *
 * <ol>
 *   <li>What is published and what Patroni uses are judged, each by itself.
 *   <li>Both right and the same: ok. Both wrong: wrong; missing when there is no connect_address;
 *       overridden when the environment says it. Right in use and wrong in the DCS: not-loaded. The
 *       other way round: latent.
 *   <li>For everything but ok the right address is chosen; where that cannot be done, the verdict
 *       is ambiguous, with the candidates and the inventory line that settles it.
 * </ol>
 */
final class EndpointJudge {
  private final MemberContext context;
  private final Endpoint endpoint;
  private final List<IpAddress> peers;

  EndpointJudge(MemberContext context, Endpoint endpoint, List<IpAddress> peers) {
    this.context = context;
    this.endpoint = endpoint;
    this.peers = peers;
  }

  EndpointDiagnosis judge() {
    Optional<HostPort> published = context.member().listed().published(endpoint);
    Read<PatroniConfiguration> configuration = context.member().instance().configuration();
    Optional<PatroniConfiguration> read = configuration.value();
    if (read.isEmpty()) {
      return unknown("the configuration of " + context.member().name() + " could not be read");
    }
    EndpointSettings settings = read.get().endpoint(endpoint);
    AdvertisedAddress advertised = new AdvertisedAddress(context, endpoint);
    Optional<HostPort> effective = effective(settings, published);
    if (published.isEmpty() || effective.isEmpty()) {
      return unreadable(settings, published);
    }
    Standing inUse = advertised.judge(effective.get());
    Standing inDcs = effective.equals(published) ? inUse : advertised.judge(published.get());
    return combine(settings, published.get(), effective.get(), inUse, inDcs);
  }

  /**
   * What Patroni would publish with the configuration that it has: connect_address, or listen where
   * there is none (api.py, RestApiServer.reload_config; postgresql/config.py,
   * resolve_connection_addresses). For PostgreSQL without a connect_address Patroni computes a
   * value; what is published is then taken for it.
   */
  private Optional<HostPort> effective(EndpointSettings settings, Optional<HostPort> published) {
    if (settings.effective().isEmpty()) {
      return published;
    }
    int portWithout = endpoint == Endpoint.POSTGRESQL ? 5432 : settings.encrypted() ? 443 : 80;
    return settings
        .effective()
        .flatMap(setting -> HostPort.parse(setting.value()))
        .map(address -> address.withDefaultPort(portWithout));
  }

  private EndpointDiagnosis combine(
      EndpointSettings settings,
      HostPort published,
      HostPort effective,
      Standing inUse,
      Standing inDcs) {
    boolean same = published.equals(effective);
    if (inUse.isRight() && same) {
      return diagnosis(Verdict.OK, settings, Optional.empty(), List.of());
    }
    if (inUse.isRight()) {
      List<Reason> reasons =
          with(inDcs.reasons(), DiagnosisCode.PUBLISHED_DIFFERS, differs(published, effective));
      return diagnosis(Verdict.NOT_LOADED, settings, Optional.of(effective), reasons);
    }
    if (inUse.kind() == Standing.Kind.UNKNOWN) {
      return diagnosis(Verdict.UNKNOWN, settings, Optional.empty(), inUse.reasons());
    }
    AddressChoice.Outcome choice =
        new AddressChoice(context, endpoint, peers).choose(port(settings, effective));
    if (!inUse.isWrong()) {
      return undecided(settings, effective, inUse, choice);
    }
    if (choice.chosen().isEmpty()) {
      return ambiguous(settings, inUse.reasons(), choice.candidates());
    }
    return wrong(settings, choice.chosen(), inUse, !same && inDcs.isRight());
  }

  private EndpointDiagnosis wrong(
      EndpointSettings settings, Optional<HostPort> right, Standing inUse, boolean latent) {
    Optional<Setting> effective = settings.effective();
    if (effective.isEmpty()) {
      List<Reason> reasons =
          with(
              inUse.reasons(),
              DiagnosisCode.NO_CONNECT_ADDRESS,
              "there is no " + endpoint.connectAddressPath() + ", so listen is published");
      return diagnosis(Verdict.MISSING, settings, right, reasons);
    }
    if (effective.get().isFromEnvironment()) {
      List<Reason> reasons =
          with(
              inUse.reasons(),
              DiagnosisCode.ENVIRONMENT_OVERRIDES,
              effective.get().origin().where()
                  + " wins over every file until Patroni is restarted with another value");
      return diagnosis(Verdict.OVERRIDDEN, settings, right, reasons);
    }
    if (latent) {
      List<Reason> reasons =
          with(
              inUse.reasons(),
              DiagnosisCode.FILE_DIFFERS,
              "what is published is still right; the next reload breaks it");
      return diagnosis(Verdict.LATENT, settings, right, reasons);
    }
    return diagnosis(Verdict.WRONG, settings, right, inUse.reasons());
  }

  /** What is in use is not proven wrong; it stays when it is what would be chosen anyway. */
  private EndpointDiagnosis undecided(
      EndpointSettings settings, HostPort effective, Standing inUse, AddressChoice.Outcome choice) {
    if (choice.chosen().filter(effective::equals).isPresent()) {
      return diagnosis(Verdict.OK, settings, Optional.empty(), List.of());
    }
    List<HostPort> candidates = new ArrayList<>(choice.candidates());
    choice.chosen().ifPresent(candidates::add);
    if (!candidates.contains(effective)) {
      candidates.add(effective);
    }
    return ambiguous(settings, inUse.reasons(), candidates);
  }

  private EndpointDiagnosis ambiguous(
      EndpointSettings settings, List<Reason> reasons, List<HostPort> candidates) {
    DiagnosisCode code =
        candidates.isEmpty() ? DiagnosisCode.NO_CANDIDATE : DiagnosisCode.SEVERAL_CANDIDATES;
    String text =
        candidates.isEmpty()
            ? "no address of the node could be proven to be the right one"
            : "the evidence does not choose among the candidates";
    return new EndpointDiagnosis(
        context.member().name(),
        endpoint,
        Verdict.AMBIGUOUS,
        settings.configured(),
        settings.effective(),
        published(),
        Optional.empty(),
        with(reasons, code, text),
        candidates,
        Optional.of(settle(candidates)));
  }

  /** The inventory line that would settle it; the address in it is for the reader to choose. */
  private String settle(List<HostPort> candidates) {
    String example = candidates.isEmpty() ? "ADDRESS" : candidates.get(0).host();
    return "%s: {node_address: %s}".formatted(context.member().node().host(), example);
  }

  private EndpointDiagnosis unknown(String why) {
    return diagnosis(
        Verdict.UNKNOWN,
        EndpointSettings.NONE,
        Optional.empty(),
        List.of(Reason.of(DiagnosisCode.NOT_OBSERVED, why)));
  }

  private EndpointDiagnosis unreadable(EndpointSettings settings, Optional<HostPort> published) {
    if (published.isEmpty()) {
      return diagnosis(
          Verdict.UNKNOWN,
          settings,
          Optional.empty(),
          List.of(
              Reason.of(
                  DiagnosisCode.NOT_OBSERVED,
                  "nothing readable is published: " + published().orElse("no value"))));
    }
    String value = settings.effective().map(Setting::value).orElse("");
    return ambiguous(
        settings,
        List.of(
            Reason.of(
                DiagnosisCode.UNREADABLE_ADDRESS,
                "'" + value + "' is not an address with a port from 1 to 65535")),
        List.of());
  }

  private EndpointDiagnosis diagnosis(
      Verdict verdict, EndpointSettings settings, Optional<HostPort> right, List<Reason> reasons) {
    return new EndpointDiagnosis(
        context.member().name(),
        endpoint,
        verdict,
        settings.configured(),
        settings.effective(),
        published(),
        right,
        reasons,
        List.of(),
        Optional.empty());
  }

  private Optional<String> published() {
    return switch (endpoint) {
      case RESTAPI -> context.member().listed().apiUrl().map(url -> url.raw());
      case POSTGRESQL -> context.member().listed().published(endpoint).map(HostPort::toString);
    };
  }

  private int port(EndpointSettings settings, HostPort effective) {
    boolean written =
        settings
            .effective()
            .flatMap(setting -> HostPort.parse(setting.value()))
            .map(address -> address.port().isPresent())
            .orElse(false);
    if (written) {
      return effective.port().orElse(endpoint.defaultPort());
    }
    return settings
        .listen()
        .flatMap(listen -> HostPort.parse(listen.value()))
        .flatMap(listen -> listen.port().stream().boxed().findFirst())
        .orElse(endpoint.defaultPort());
  }

  private static String differs(HostPort published, HostPort effective) {
    return "the file says %s, but %s is published: a reload is missing"
        .formatted(effective, published);
  }

  private static List<Reason> with(List<Reason> reasons, DiagnosisCode code, String text) {
    List<Reason> all = new ArrayList<>(reasons);
    all.add(Reason.of(code, text));
    return List.copyOf(all);
  }
}
