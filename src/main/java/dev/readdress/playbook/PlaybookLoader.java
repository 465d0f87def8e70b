package dev.readdress.playbook;

import dev.readdress.bytes.Bytes;
import dev.readdress.inventory.Vault;
import dev.readdress.inventory.YamlValues;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlDocument;
import dev.readdress.yaml.YamlException;
import dev.readdress.yaml.YamlReader;
import dev.readdress.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads playbooks. */
public final class PlaybookLoader {
  private static final int MOST_BYTES = 1 << 20;

  private final Path directory;
  private final Vault vault;

  /**
   * A loader.
   *
   * @param directory the directory that the user is in: relative names start there
   * @param vault opens vaulted vars_files
   */
  public PlaybookLoader(Path directory, Vault vault) {
    this.directory = directory;
    this.vault = vault;
  }

  /**
   * Loads playbooks.
   *
   * @param files their names, as on the command line
   * @throws ProblemException with every problem of all of them
   */
  public List<Playbook> load(List<String> files) {
    Problems problems = new Problems();
    List<Playbook> playbooks = new ArrayList<>();
    for (String file : files) {
      read(file, problems)
          .map(content -> new Playbook(file, plays(file, content, problems)))
          .ifPresent(playbooks::add);
    }
    problems.throwIfAny();
    return List.copyOf(playbooks);
  }

  /**
   * A playbook that is at hand.
   *
   * @param name its name as it is told to people
   * @throws ProblemException with every problem of it
   */
  public Playbook load(String name, Bytes content) {
    Problems problems = new Problems();
    Playbook playbook = new Playbook(name, plays(name, content, problems));
    problems.throwIfAny();
    return playbook;
  }

  private static Optional<Bytes> content(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      return content.length > MOST_BYTES ? Optional.empty() : Optional.of(Bytes.of(content));
    }
  }

  private Optional<Bytes> read(String file, Problems problems) {
    Path path = directory.resolve(file);
    if (!Files.isRegularFile(path)) {
      problems.add(file, "there is no such playbook", "Check the name.");
      return Optional.empty();
    }
    try {
      Optional<Bytes> content = content(path);
      if (content.isEmpty()) {
        problems.add(file, "this file is larger than 1 MiB", "Name a playbook.");
      }
      return content;
    } catch (IOException e) {
      problems.add(file, "this file cannot be read", "Give the user who runs readdress the right.");
      return Optional.empty();
    }
  }

  private List<Play> plays(String file, Bytes content, Problems problems) {
    Path beside = directory.resolve(file).resolveSibling("").normalize();
    PlayReader reader = new PlayReader(beside, vault, problems);
    List<Play> plays = new ArrayList<>();
    try {
      YamlDocument document = YamlReader.read(file, content, YamlValues.TAGS);
      document
          .duplicates()
          .forEach(
              twice ->
                  problems.add(
                      twice.again().where(),
                      "'"
                          + Fields.shown(twice.again().text())
                          + "' is already at line "
                          + twice.first().mark().line(),
                      "Keep one of the two."));
      if (document.root() instanceof YamlSequence list && !list.items().isEmpty()) {
        list.items().forEach(node -> reader.read(node).ifPresent(plays::add));
      } else {
        problems.add(
            document.root().where(),
            "a playbook is a list of plays",
            "Begin each play with `- hosts: PATTERN`.");
      }
    } catch (YamlException e) {
      problems.add(e.problem());
    }
    return plays;
  }
}
