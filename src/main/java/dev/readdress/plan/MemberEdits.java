package dev.readdress.plan;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.diagnose.Verdict;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import dev.readdress.yaml.SpliceMade;
import dev.readdress.yaml.SpliceRefused;
import dev.readdress.yaml.SpliceResult;
import dev.readdress.yaml.YamlEdit;
import dev.readdress.yaml.YamlPath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what is to be done for one member: splices, one after the other, and the reload. */
final class MemberEdits {
  private static final String CONNECT_ADDRESS = "connect_address";

  private final ObservedMember member;
  private final EditedFiles files;
  private final Map<Endpoint, HostPort> corrected = new EnumMap<>(Endpoint.class);
  private boolean reload;

  MemberEdits(ObservedMember member) {
    this.member = member;
    this.files = new EditedFiles(member);
  }

  /** The files as they are after what was added. */
  EditedFiles files() {
    return files;
  }

  /** Adds what this endpoint needs; what cannot be done so is refused and leaves nothing behind. */
  Optional<Refusal> add(EndpointDiagnosis diagnosis) {
    Optional<HostPort> right = diagnosis.right();
    if (right.isEmpty()) {
      return Optional.empty();
    }
    Optional<Refusal> elsewhere = livesElsewhere(diagnosis, right.get());
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    if (diagnosis.verdict() != Verdict.NOT_LOADED) {
      Optional<Refusal> refusal = splice(diagnosis, right.get());
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    corrected.put(diagnosis.endpoint(), right.get());
    reload |= diagnosis.verdict() != Verdict.LATENT;
    return Optional.empty();
  }

  /** What is to be done, or empty when there is nothing. */
  Optional<MemberChange> change(MemberDiagnosis judged) {
    if (corrected.isEmpty()) {
      return Optional.empty();
    }
    Map<Endpoint, HostPort> expected = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : judged.endpoints().keySet()) {
      member.listed().published(endpoint).ifPresent(now -> expected.put(endpoint, now));
    }
    expected.putAll(corrected);
    Risk risk = corrected.containsKey(Endpoint.POSTGRESQL) ? Risk.DATA : Risk.API;
    return Optional.of(
        new MemberChange(
            member.name(),
            member.node().host(),
            member.instance().process(),
            LoadedFiles.of(member.instance()),
            files.edits(),
            reload,
            corrected.keySet(),
            Set.of(),
            expected,
            risk));
  }

  private Optional<Refusal> livesElsewhere(EndpointDiagnosis diagnosis, HostPort right) {
    boolean isOnKubernetes =
        member
            .instance()
            .configuration()
            .value()
            .filter(PatroniConfiguration::isOnKubernetes)
            .isPresent();
    if (isOnKubernetes) {
      return Optional.of(
          new Refusal(
              Reason.of(
                  PlanCode.KUBERNETES,
                  "%s runs on Kubernetes: its pod is made anew, with a configuration of its own"
                      .formatted(member.name())),
              member.name(),
              List.of("put right what makes the pod's configuration, so that it says " + right)));
    }
    if (!member.instance().process().sameNamespaces()) {
      return Optional.of(
          refusal(PlanCode.CONTAINER, "its Patroni runs in a container", diagnosis, right));
    }
    return Optional.empty();
  }

  private Optional<Refusal> splice(EndpointDiagnosis diagnosis, HostPort right) {
    Optional<ConfigFile> file = WinningFile.of(member, diagnosis);
    if (file.isEmpty()) {
      return Optional.of(
          refusal(PlanCode.NOT_EDITABLE, "it has no configuration file", diagnosis, right));
    }
    if (file.get().linkTarget().isPresent()) {
      String what = file.get().path() + " is a link to " + file.get().linkTarget().get();
      return Optional.of(refusal(PlanCode.LINKED_FILE, what, diagnosis, right));
    }
    return splice(diagnosis, right, file.get());
  }

  private Optional<Refusal> splice(EndpointDiagnosis diagnosis, HostPort right, ConfigFile file) {
    SpliceResult result = splice(diagnosis, right.toString(), file.path(), files.content(file));
    if (result instanceof SpliceRefused refused) {
      return Optional.of(refusal(PlanCode.NOT_EDITABLE, refused.text(), diagnosis, right));
    }
    if (result instanceof SpliceMade made) {
      files.add(
          diagnosis.endpoint(),
          diagnosis.endpoint().connectAddressPath(),
          file,
          made,
          diagnosis.configured().map(Setting::value),
          right.toString());
    }
    return Optional.empty();
  }

  private static SpliceResult splice(
      EndpointDiagnosis diagnosis, String right, String file, Bytes content) {
    String section = diagnosis.endpoint().section();
    if (diagnosis.configured().isPresent()) {
      return YamlEdit.setScalar(file, content, YamlPath.of(section, CONNECT_ADDRESS), right);
    }
    return YamlEdit.insertKey(
        file, content, YamlPath.of(section), CONNECT_ADDRESS, right, "listen");
  }

  private Refusal refusal(PlanCode code, String why, EndpointDiagnosis diagnosis, HostPort right) {
    String setting = diagnosis.endpoint().connectAddressPath();
    String host = member.node().host();
    return new Refusal(
        Reason.of(code, "%s of %s cannot be edited: %s".formatted(setting, member.name(), why)),
        member.name(),
        List.of(
            "on %s, set %s: %s in the configuration of Patroni".formatted(host, setting, right),
            "on %s, kill -HUP %d".formatted(host, member.instance().process().pid())));
  }
}
