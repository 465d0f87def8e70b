package dev.readdress.run;

import dev.readdress.apply.ClusterLock;
import dev.readdress.apply.Remains;
import dev.readdress.apply.RemainsReader;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.connection.UnreachableException;
import dev.readdress.runs.EditRecord;
import dev.readdress.runs.JournalEntry;
import dev.readdress.runs.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every edit that is known of a cluster: from this controller's journals, and from its nodes. */
final class RecordedEdits {
  /** How an edit can have ended so that something of it may stand. */
  private static final Set<String> MAY_STAND =
      Set.of(JournalEntry.BEGIN, JournalEntry.DONE, JournalEntry.UNCHANGED, "in-doubt");

  private final List<RunFolder> folders;
  private final RemainsReader reader;

  RecordedEdits(List<RunFolder> folders, RemainsReader reader) {
    this.folders = folders.stream().sorted(Comparator.comparing(RunFolder::id)).toList();
    this.reader = reader;
  }

  /** An edit, whoever tells of it. */
  private record Key(String run, int step, String member, String file) {
    static Key of(EditRecord edit) {
      return new Key(edit.run(), edit.step(), edit.member(), edit.file());
    }
  }

  /** The edits of a cluster that may stand, with its nodes named as they are in this run. */
  List<EditRecord> of(ClusterObservation cluster) {
    Map<Key, EditRecord> edits = new LinkedHashMap<>();
    fromJournals(edits);
    fromNodes(cluster, edits);
    List<EditRecord> known = new ArrayList<>();
    for (ObservedMember member : cluster.members()) {
      edits.values().stream()
          .filter(edit -> isOf(edit, cluster, member))
          .map(edit -> edit.at(member.node().host()))
          .forEach(known::add);
    }
    return known;
  }

  private static boolean isOf(EditRecord edit, ClusterObservation cluster, ObservedMember member) {
    return edit.scope().equals(cluster.scope())
        && path(edit.namespace()).equals(path(cluster.namespace()))
        && edit.member().equals(member.name());
  }

  /** Namespaces are written with and without slashes around them and mean the same path. */
  private static String path(String namespace) {
    return namespace.replaceAll("^/+|/+$", "");
  }

  private void fromJournals(Map<Key, EditRecord> edits) {
    for (RunFolder folder : folders) {
      for (JournalEntry entry : journal(folder)) {
        EditRecord edit = entry.edit();
        if (edit != null && entry.operation().equals("edit")) {
          if (MAY_STAND.contains(entry.state())) {
            edits.put(Key.of(edit), edit);
          } else {
            edits.remove(Key.of(edit));
          }
        } else if (edit != null && entry.state().equals(JournalEntry.DONE)) {
          edits.remove(Key.of(edit));
        }
      }
    }
  }

  /** A journal that cannot be read tells nothing; the records on the nodes do. */
  private static List<JournalEntry> journal(RunFolder folder) {
    try {
      return folder.journal();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void fromNodes(ClusterObservation cluster, Map<Key, EditRecord> edits) {
    for (ObservedMember member : cluster.members()) {
      List<String> files = member.instance().files().stream().map(ConfigFile::path).toList();
      // The records are read; the lock only gives the cluster's name.
      ClusterLock lock = ClusterLock.of(cluster, "", "");
      try {
        Remains remains = reader.look(member.node().host(), lock, files);
        remains.records().forEach(edit -> edits.put(Key.of(edit), edit));
      } catch (UnreachableException e) {
        // It was observed a moment ago; what is to be done there will show that it is away.
      }
    }
  }
}
