package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Clears away what runs that were cut off have left in one cluster. A run can end at every moment;
 * what it leaves is one of these, and each has its end here or in the fix that follows:
 *
 * <ol>
 *   <li>A lock. It is taken over when its time is over, or when this controller's journal shows
 *       that its run has ended, and is given back at the end.
 *   <li>A file that was being written. It is removed.
 *   <li>A record and a backup of an edit that was not made, or was undone: the file has the bytes
 *       that the record calls the old ones. Both are removed.
 *   <li>An edit that was made. Its record and its backup stand; if it was not loaded, the diagnosis
 *       says {@code not-loaded}, and the plan of the fix holds the reload.
 * </ol>
 *
 * <p>The records stand on the nodes, so that any controller can do this.
 */
public final class Recovery {
  private final ApplyContext context;
  private final RemainsReader reader;
  private final Set<String> endedRuns;

  /**
   * A recovery.
   *
   * @param endedRuns the runs of which this controller knows that they have ended
   */
  public Recovery(ApplyContext context, RemainsReader reader, List<String> endedRuns) {
    this.context = context;
    this.reader = reader;
    this.endedRuns = Set.copyOf(endedRuns);
  }

  /**
   * What is left on the nodes of the cluster, by host; a node that does not answer is left out, and
   * shows it when something is done there.
   */
  public Map<String, Remains> look(ClusterObservation cluster, ClusterLock lock) {
    Map<String, Remains> remains = new LinkedHashMap<>();
    files(cluster)
        .forEach(
            (host, files) -> {
              try {
                remains.put(host, reader.look(host, lock, List.copyOf(files)));
              } catch (UnreachableException e) {
                context.listener().on(ApplyListener.Step.WAITING, host, e.problem().what());
              }
            });
    return remains;
  }

  /** True when something is left that a run that is still at work does not need. */
  public boolean isNeeded(ClusterObservation cluster, Map<String, Remains> remains) {
    Set<String> hashes = new LinkedHashSet<>();
    for (ObservedMember member : cluster.members()) {
      member.instance().files().forEach(file -> hashes.add(hash(member, file)));
    }
    for (Map.Entry<String, Remains> left : remains.entrySet()) {
      boolean isAtWork =
          left.getValue().locks().stream().anyMatch(lock -> lock.live() && !hasEnded(lock));
      if (isAtWork) {
        return false;
      }
    }
    return remains.entrySet().stream()
        .anyMatch(left -> isLeft(left.getKey(), left.getValue(), hashes));
  }

  private boolean hasEnded(Remains.HeldLock lock) {
    return endedRuns.contains(lock.run());
  }

  private static boolean isLeft(String host, Remains remains, Set<String> hashes) {
    return !remains.locks().isEmpty()
        || !remains.idle().isEmpty()
        || remains.records().stream()
            .anyMatch(record -> hashes.contains(key(host, record.file(), record.hashBefore())));
  }

  private static String hash(ObservedMember member, ConfigFile file) {
    return key(member.node().host(), file.path(), file.content().sha256());
  }

  private static String key(String host, String file, String hash) {
    return host + "\n" + file + "\n" + hash;
  }

  /**
   * Clears it away, under the cluster's lock.
   *
   * @return done, with a note for each node where something was removed; else why not
   */
  public Outcome recover(ClusterObservation cluster, ClusterLock lock) {
    ClusterLocks locks = new ClusterLocks(context, lock, cluster);
    Outcome taken = locks.take();
    if (!taken.isDone()) {
      return taken;
    }
    Outcome outcome = tidied(cluster, lock, notes(taken));
    locks.release();
    return outcome;
  }

  private Outcome tidied(ClusterObservation cluster, ClusterLock lock, List<String> before) {
    List<String> notes = new ArrayList<>(before);
    Optional<Reason> failure = Optional.empty();
    for (Map.Entry<String, Set<String>> node : files(cluster).entrySet()) {
      Outcome outcome =
          context.operations().tidy(node.getKey(), lock, List.copyOf(node.getValue()));
      if (!outcome.isDone()) {
        failure = failure.or(outcome::why);
      } else if (outcome instanceof Outcome.Applied) {
        notes.add(node.getKey() + ": removed what a run that was cut off had left");
      }
    }
    return failure.isPresent()
        ? new Outcome.Failed(failure.get())
        : new Outcome.Applied(Optional.empty(), notes);
  }

  private static List<String> notes(Outcome outcome) {
    return outcome instanceof Outcome.Applied applied ? applied.notes() : List.of();
  }

  /** The configuration files on each node of the cluster. */
  private static Map<String, Set<String>> files(ClusterObservation cluster) {
    Map<String, Set<String>> files = new LinkedHashMap<>();
    for (ObservedMember member : cluster.members()) {
      MemberObservation instance = member.instance();
      Set<String> paths =
          files.computeIfAbsent(member.node().host(), host -> new LinkedHashSet<>());
      instance.files().forEach(file -> paths.add(file.path()));
    }
    return files;
  }

  /**
   * Edits of earlier runs that stand in their files: the file has the bytes that the record calls
   * the new ones.
   */
  public static List<EditRecord> standing(
      ClusterObservation cluster, Map<String, Remains> remains) {
    List<EditRecord> standing = new ArrayList<>();
    for (ObservedMember member : cluster.members()) {
      Remains left = remains.get(member.node().host());
      if (left != null) {
        Set<String> hashes = new LinkedHashSet<>();
        member.instance().files().forEach(file -> hashes.add(hash(member, file)));
        left.records().stream()
            .filter(record -> record.member().equals(member.name()))
            .filter(
                record ->
                    hashes.contains(key(member.node().host(), record.file(), record.hashAfter())))
            .forEach(standing::add);
      }
    }
    return List.copyOf(standing);
  }
}
