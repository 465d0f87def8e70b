package dev.readdress.plan;

import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.diagnose.DiagnosisCode;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import dev.readdress.yaml.SpliceMade;
import dev.readdress.yaml.SpliceRefused;
import dev.readdress.yaml.SpliceResult;
import dev.readdress.yaml.YamlEdit;
import dev.readdress.yaml.YamlPath;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the floating address of PostgreSQL for clients: as {@code postgresql.proxy_address}, which
 * Patroni publishes for service discovery and does not use itself (2.1.5 on, pull request 2437).
 * Only PostgreSQL has such a setting.
 */
final class KeptVip {
  private static final String PROXY_ADDRESS = "proxy_address";
  private static final String PATH = Endpoint.POSTGRESQL.section() + "." + PROXY_ADDRESS;

  /** For these an address is wrong that may be a VIP of which nothing tells so. */
  private static final Set<String> MAY_FLOAT =
      Set.of(DiagnosisCode.ADDRESS_OF_ANOTHER_MEMBER.code(), DiagnosisCode.NOT_ON_THE_NODE.code());

  private final ObservedMember member;
  private final EditedFiles files;
  private final Diagnosis cluster;

  /**
   * Keeps it in these files.
   *
   * @param files the files after the address itself was put right
   * @param cluster what is known of the addresses of all nodes
   */
  KeptVip(ObservedMember member, EditedFiles files, Diagnosis cluster) {
    this.member = member;
    this.files = files;
    this.cluster = cluster;
  }

  /**
   * What becomes of the floating address; empty when none was advertised, as far as can be told.
   */
  Optional<Reason> keep(EndpointDiagnosis diagnosis) {
    if (diagnosis.endpoint() != Endpoint.POSTGRESQL) {
      return Optional.empty();
    }
    return diagnosis.configured().map(Setting::value).flatMap(value -> judged(diagnosis, value));
  }

  private Optional<Reason> judged(EndpointDiagnosis diagnosis, String value) {
    Set<String> codes = diagnosis.reasons().stream().map(Reason::code).collect(Collectors.toSet());
    Set<Kind> kinds =
        HostPort.parse(value).flatMap(HostPort::address).map(cluster::kinds).orElse(Set.of());
    if (codes.contains(DiagnosisCode.FLOATING_ADDRESS.code()) || kinds.contains(Kind.FLOATING)) {
      return Optional.of(keep(diagnosis, value));
    }
    if (kinds.contains(Kind.OWN) || Collections.disjoint(codes, MAY_FLOAT)) {
      return Optional.empty();
    }
    return Optional.of(
        notKept(
            "nothing says that %s floats; if it does, name it under vips in the inventory"
                .formatted(value)));
  }

  private Reason keep(EndpointDiagnosis diagnosis, String floating) {
    Optional<Setting> there =
        member.instance().configuration().value().flatMap(read -> read.proxyAddress());
    if (there.isPresent()) {
      return notKept("%s is %s already and stays so".formatted(PATH, there.get().value()));
    }
    if (!isKnown()) {
      return notKept("Patroni knows it from 2.1.5 on");
    }
    Optional<ConfigFile> file = WinningFile.of(member, diagnosis);
    return file.isEmpty()
        ? notKept("it has no configuration file")
        : insert(diagnosis, floating, file.get());
  }

  private boolean isKnown() {
    return member.instance().version().filter(version -> version.isAtLeast(2, 1, 5)).isPresent();
  }

  private Reason insert(EndpointDiagnosis diagnosis, String floating, ConfigFile file) {
    SpliceResult result =
        YamlEdit.insertKey(
            file.path(),
            files.content(file),
            YamlPath.of(Endpoint.POSTGRESQL.section()),
            PROXY_ADDRESS,
            floating,
            "connect_address");
    if (result instanceof SpliceRefused refused) {
      return notKept(refused.text());
    }
    if (result instanceof SpliceMade made) {
      files.add(diagnosis.endpoint(), PATH, file, made, Optional.empty(), floating);
    }
    return Reason.of(
        PlanCode.PROXY_ADDRESS_KEPT,
        "%s of %s becomes %s; REST does not show it, so nothing proves it"
            .formatted(PATH, member.name(), floating));
  }

  private Reason notKept(String why) {
    return Reason.of(
        PlanCode.PROXY_ADDRESS_NOT_KEPT,
        "the floating address of %s is not kept as proxy_address: %s"
            .formatted(member.name(), why));
  }
}
