package dev.readdress.plan;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.patroni.Endpoint;
import dev.readdress.yaml.SpliceMade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one member as its edits leave them, one after the other. */
final class EditedFiles {
  private final ObservedMember member;
  private final List<FileEdit> edits = new ArrayList<>();
  private final Map<String, Bytes> edited = new HashMap<>();

  EditedFiles(ObservedMember member) {
    this.member = member;
  }

  /** What the file holds after the edits so far. */
  Bytes content(ConfigFile file) {
    return edited.getOrDefault(file.path(), file.content());
  }

  /**
   * Adds an edit that was made of {@link #content}.
   *
   * @param setting what it sets, as {@code restapi.connect_address}
   * @param oldValue the value before, or empty when there was none
   */
  void add(
      Endpoint endpoint,
      String setting,
      ConfigFile file,
      SpliceMade made,
      Optional<String> oldValue,
      String newValue) {
    edits.add(
        new FileEdit(
            member.name(),
            endpoint,
            setting,
            file.path(),
            made.mark().line(),
            made.splice().offset(),
            made.splice().before(),
            made.splice().after(),
            content(file).sha256(),
            made.result().sha256(),
            oldValue,
            newValue));
    edited.put(file.path(), made.result());
  }

  List<FileEdit> edits() {
    return List.copyOf(edits);
  }
}
