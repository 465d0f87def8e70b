package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.FileEdit;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.plan.Refusal;
import dev.readdress.plan.Risk;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plan that undoes what one run did to one cluster. Each edit of the run becomes the opposite
 * one; afterwards that is to be published again which was published before the run, right or wrong.
 * A file that is not as the run left it refuses the whole. Pure.
 *
 * @param plan what is to be done; empty when nothing of the run stands any more
 * @param recorded the edits that it undoes, for {@link ReversedOperations}
 */
public record UndoPlan(Plan plan, List<EditRecord> recorded) {
  public UndoPlan {
    recorded = List.copyOf(recorded);
  }

  /**
   * Plans.
   *
   * @param edits the run's edits of this cluster; their hosts are those of the observation
   */
  public static UndoPlan of(ClusterObservation cluster, String run, List<EditRecord> edits) {
    List<MemberChange> changes = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    List<EditRecord> recorded = new ArrayList<>();
    for (ObservedMember member : cluster.members()) {
      List<EditRecord> standing = new ArrayList<>();
      byFile(member, edits)
          .forEach(
              (file, ofFile) -> {
                Optional<List<EditRecord>> found = standing(member, file, ofFile);
                found.ifPresent(standing::addAll);
                if (found.isEmpty()) {
                  refusals.add(moved(member, run, file));
                }
              });
      standing.sort(Comparator.comparingInt(EditRecord::step).reversed());
      if (!standing.isEmpty()) {
        changes.add(change(member, standing));
        recorded.addAll(standing);
      }
    }
    return new UndoPlan(plan(cluster, run, changes, refusals), recorded);
  }

  private static Plan plan(
      ClusterObservation cluster, String run, List<MemberChange> changes, List<Refusal> refusals) {
    List<Reason> impact =
        changes.isEmpty()
            ? List.of()
            : List.of(
                Reason.of(
                    ApplyCode.UNDOES,
                    "what was published before run "
                        + run
                        + " is published again, right or wrong"));
    return Plan.of(cluster, changes, impact, refusals);
  }

  private static Map<String, List<EditRecord>> byFile(
      ObservedMember member, List<EditRecord> edits) {
    Map<String, List<EditRecord>> files = new LinkedHashMap<>();
    for (EditRecord edit : edits) {
      if (edit.member().equals(member.name())) {
        files.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit);
      }
    }
    return files;
  }

  private static Optional<List<EditRecord>> standing(
      ObservedMember member, String file, List<EditRecord> edits) {
    return member.instance().files().stream()
        .filter(found -> found.path().equals(file))
        .map(ConfigFile::content)
        .findFirst()
        .flatMap(content -> new RecordedFile(edits, content).standing());
  }

  private static Refusal moved(ObservedMember member, String run, String file) {
    return new Refusal(
        Reason.of(
            ApplyCode.CHANGED_SINCE,
            "%s of %s is not as run %s left it: it has changed since"
                .formatted(file, member.name(), run)),
        member.name(),
        List.of(
            "on %s, compare %s with the backups of run %s beside it"
                .formatted(member.node().host(), file, run),
            "put it right by hand, or: readdress fix"));
  }

  private static MemberChange change(ObservedMember member, List<EditRecord> standing) {
    boolean reload = PutBack.reloadRestores(standing);
    Map<Endpoint, HostPort> expected = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      member.listed().published(endpoint).ifPresent(now -> expected.put(endpoint, now));
    }
    Set<Endpoint> restored = EnumSet.noneOf(Endpoint.class);
    for (EditRecord edit : standing) {
      Endpoint endpoint = endpoint(edit);
      restored.add(endpoint);
      if (reload) {
        expected.remove(endpoint);
        String before = edit.published();
        if (before != null) {
          HostPort.parse(before).ifPresent(address -> expected.put(endpoint, address));
        }
      }
    }
    return new MemberChange(
        member.name(),
        member.node().host(),
        member.instance().process(),
        LoadedFiles.of(member.instance()),
        standing.stream().map(UndoPlan::opposite).toList(),
        reload,
        Set.of(),
        restored,
        expected,
        restored.contains(Endpoint.POSTGRESQL) ? Risk.DATA : Risk.API);
  }

  private static FileEdit opposite(EditRecord edit) {
    String oldValue = edit.oldValue();
    return new FileEdit(
        edit.member(),
        endpoint(edit),
        endpoint(edit).connectAddressPath(),
        edit.file(),
        edit.line(),
        edit.offset(),
        Bytes.ofHex(edit.after()),
        Bytes.ofHex(edit.before()),
        edit.hashAfter(),
        edit.hashBefore(),
        Optional.of(edit.newValue()),
        oldValue == null ? "" : oldValue);
  }

  private static Endpoint endpoint(EditRecord edit) {
    return Endpoint.valueOf(edit.endpoint().toUpperCase(Locale.ROOT));
  }
}
