package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import java.util.List;
import java.util.Optional;

/**
 * What of a saved plan stands in its files already: an earlier run of it was cut off, or was not
 * the last. Pure.
 */
public final class StandingEdits {
  private StandingEdits() {}

  /** The files that have bytes of after the plan's edits, as {@code FILE of MEMBER}. */
  public static List<String> of(PlannedCluster saved, ClusterObservation now) {
    return saved.changes().stream()
        .flatMap(
            change ->
                change.edits().stream()
                    .filter(edit -> stands(edit, change.member(), now))
                    .map(edit -> edit.file() + " of " + change.member()))
        .distinct()
        .toList();
  }

  private static boolean stands(
      PlannedCluster.Edit edit, String member, ClusterObservation cluster) {
    Optional<ConfigFile> file =
        cluster.member(member).stream()
            .flatMap(observed -> observed.instance().files().stream())
            .filter(each -> each.path().equals(edit.file()))
            .findFirst();
    return file.isPresent() && file.get().content().sha256().equals(edit.hashAfter());
  }
}
