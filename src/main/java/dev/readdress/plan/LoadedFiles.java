package dev.readdress.plan;

import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a Patroni reads when it is reloaded (config.py, Config._load_config_path), bound
 * to their bytes: all that is in them becomes active, whether it was planned or not. Its
 * environment and its arguments are those of the process for good.
 *
 * @param directory the directory whose files these are; empty where Patroni was given one file, or
 *     none
 * @param hashes SHA-256 of each file, by its absolute path
 */
public record LoadedFiles(Optional<String> directory, SortedMap<String, String> hashes) {
  public LoadedFiles {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /** The files as they were observed. */
  public static LoadedFiles of(MemberObservation instance) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (ConfigFile file : instance.files()) {
      hashes.put(file.path(), file.content().sha256());
    }
    return new LoadedFiles(instance.filesDirectory(), hashes);
  }

  /** The files as edits leave them. */
  public LoadedFiles after(List<FileEdit> edits) {
    SortedMap<String, String> edited = new TreeMap<>(hashes);
    for (FileEdit edit : edits) {
      edited.put(edit.file(), edit.hashAfter());
    }
    return new LoadedFiles(directory, edited);
  }

  /** What has moved since, a file each, as {@code FILE of MEMBER has changed}. */
  public List<String> moved(String member, LoadedFiles now) {
    List<String> moved = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>(hashes.keySet());
    paths.addAll(now.hashes.keySet());
    for (String path : paths) {
      String was = hashes.get(path);
      String is = now.hashes.get(path);
      if (was == null) {
        moved.add(path + " of " + member + " is new");
      } else if (is == null) {
        moved.add(path + " of " + member + " is gone");
      } else if (!was.equals(is)) {
        moved.add(path + " of " + member + " has changed");
      }
    }
    if (moved.isEmpty() && !directory.equals(now.directory)) {
      moved.add("the configuration of " + member + " is another file or directory");
    }
    return List.copyOf(moved);
  }

  /** A line for each file, its hash before its path. */
  public String lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> file : hashes.entrySet()) {
      lines.add(file.getValue() + " " + file.getKey());
    }
    return String.join("\n", lines);
  }
}
