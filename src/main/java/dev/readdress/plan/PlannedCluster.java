package dev.readdress.plan;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one cluster as a document, and what it was made against.
 *
 * @param id the cluster's id in the run that planned
 * @param scope its name
 * @param namespace its path in the DCS
 * @param group the Citus group, or null
 * @param systemIdentifier the system identifier, or null when none was seen
 * @param leader who led, or null
 * @param timeline the leader's timeline, or null
 * @param members every member that was listed, with the versions that it said
 * @param changes what is to be done, a member each
 * @param impact what that brings with it
 */
public record PlannedCluster(
    String id,
    String scope,
    String namespace,
    @Nullable Integer group,
    @Nullable String systemIdentifier,
    @Nullable String leader,
    @Nullable Integer timeline,
    List<Member> members,
    List<Change> changes,
    List<String> impact) {
  public PlannedCluster {
    requireNonNull(scope, "scope");
    requireNonNull(namespace, "namespace");
    members = List.copyOf(members);
    changes = List.copyOf(changes);
    impact = List.copyOf(impact);
  }

  /**
   * A member.
   *
   * @param name its name
   * @param patroniVersion what it said, or null
   * @param serverVersion PostgreSQL's version as a number, or null
   */
  public record Member(
      String name, @Nullable String patroniVersion, @Nullable Integer serverVersion) {
    public Member {
      requireNonNull(name, "name");
    }
  }

  /**
   * What is to be done for a member.
   *
   * @param member its name
   * @param host the inventory's name of its node
   * @param reload whether its Patroni is reloaded
   * @param risk {@code api} or {@code data}
   * @param expected the addresses that must be published afterwards, by endpoint
   * @param loads the files that its Patroni reads, as they were when the plan was made
   * @param edits its edits, in order
   */
  public record Change(
      String member,
      String host,
      boolean reload,
      String risk,
      Map<String, String> expected,
      Loads loads,
      List<Edit> edits) {
    public Change {
      requireNonNull(member, "member");
      requireNonNull(host, "host");
      requireNonNull(loads, "loads");
      expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
      edits = List.copyOf(edits);
    }
  }

  /**
   * What a Patroni reads when it is reloaded.
   *
   * @param directory the directory whose files it merges, or null where it was given one file
   * @param files SHA-256 of each file, by its absolute path
   */
  public record Loads(@Nullable String directory, Map<String, String> files) {
    public Loads {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    LoadedFiles asFiles() {
      return new LoadedFiles(Optional.ofNullable(directory), new TreeMap<>(files));
    }
  }

  /**
   * An edit.
   *
   * @param endpoint {@code restapi} or {@code postgresql}
   * @param file the absolute path
   * @param line the line of the value, from 1
   * @param offset in bytes from the beginning of the file
   * @param before the bytes before, in hexadecimal
   * @param after the bytes afterwards, in hexadecimal
   * @param hashBefore SHA-256 of the whole file before
   * @param hashAfter SHA-256 of the whole file afterwards
   * @param oldValue the value before, or null
   * @param newValue the value afterwards
   */
  public record Edit(
      String endpoint,
      String file,
      int line,
      int offset,
      String before,
      String after,
      String hashBefore,
      String hashAfter,
      @Nullable String oldValue,
      String newValue) {
    public Edit {
      requireNonNull(file, "file");
      requireNonNull(hashBefore, "hash_before");
    }
  }
}
