package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problems;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Reads one file of an inventory in the format that it is in, tried in Ansible's order: a script if
 * it is one, YAML or JSON if its extension allows that, else INI. Only the problems of the format
 * that the file most likely is in are told.
 */
final class SourceReader {
  private static final List<String> NO_EXTENSION = List.of("");
  private static final List<String> YAML = List.of(".yml", ".yaml", ".json");

  private final InventoryScripts scripts;
  private final Vault vault;
  private final Problems problems;
  private final Problems warnings;

  SourceReader(InventoryScripts scripts, Vault vault, Problems problems, Problems warnings) {
    this.scripts = scripts;
    this.vault = vault;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** The draft with what the file adds; the same draft where the file cannot be read. */
  InventoryDraft read(SourceFile file, InventoryDraft draft) {
    try {
      Bytes content = file.read();
      if (isScriptThatCannotRun(file, content)) {
        problems.add(
            file.name() + ":1:1",
            "this is a script (#!), but not executable",
            "chmod +x it, or take the first line out if it is not.");
        return draft;
      }
      if (isScript(file, content)) {
        InventoryDraft copy = draft.copy();
        new ScriptInventory(file, scripts, copy, problems).read();
        return copy;
      }
      Optional<Bytes> open = vault.open(file.name(), content, problems);
      return open.isEmpty() ? draft : data(file, open.get(), draft);
    } catch (SourceFile.UnreadableException e) {
      problems.add(e.problem());
      return draft;
    }
  }

  /** Executable with a way to execute it; a mere executable bit is what some mounts give all. */
  private static boolean isScript(SourceFile file, Bytes content) {
    return Files.isExecutable(file.path()) && (hasShebang(content) || isElf(content));
  }

  private static boolean isScriptThatCannotRun(SourceFile file, Bytes content) {
    return hasShebang(content) && !Files.isExecutable(file.path());
  }

  private static boolean hasShebang(Bytes content) {
    return start(content).startsWith("#!");
  }

  private static boolean isElf(Bytes content) {
    return start(content).equals("\u007fELF");
  }

  private static String start(Bytes content) {
    return content.slice(0, Math.min(4, content.length())).lossyUtf8();
  }

  private InventoryDraft data(SourceFile file, Bytes content, InventoryDraft draft) {
    String extension = file.extension();
    if (extension.equals(".toml")) {
      problems.add(file.name(), "TOML inventories are not supported", "Write it as YAML or INI.");
      return draft;
    }
    if (!YAML.contains(extension) && !NO_EXTENSION.contains(extension)) {
      return ini(file, content, draft, problems).orElse(draft);
    }
    Problems ofYaml = new Problems();
    Problems ofIni = new Problems();
    Optional<InventoryDraft> read = yaml(file, content, draft, ofYaml);
    boolean plugin = !ofYaml.isEmpty() && isPlugin(file, content);
    if (read.isEmpty() && !plugin) {
      read = ini(file, content, draft, ofIni);
    }
    if (read.isEmpty()) {
      boolean toldAsYaml = plugin || YAML.contains(extension) || !looksLikeIni(content);
      problems.addAll(toldAsYaml ? ofYaml.list() : ofIni.list());
    }
    return read.orElse(draft);
  }

  private Optional<InventoryDraft> yaml(
      SourceFile file, Bytes content, InventoryDraft draft, Problems found) {
    Problems passedOver = new Problems();
    InventoryDraft copy = draft.copy();
    Optional<Value> value = DataFile.read(file.name(), content, found, passedOver);
    value.ifPresent(
        root -> {
          InventoryPlugin.refuse(root, found);
          if (found.isEmpty()) {
            new GroupTree(copy, found, passedOver).read(root);
          }
        });
    if (value.isEmpty() || !found.isEmpty()) {
      return Optional.empty();
    }
    warnings.addAll(passedOver.list());
    return Optional.of(copy);
  }

  private static boolean isPlugin(SourceFile file, Bytes content) {
    Problems refusals = new Problems();
    DataFile.read(file.name(), content, new Problems(), new Problems())
        .ifPresent(root -> InventoryPlugin.refuse(root, refusals));
    return !refusals.isEmpty();
  }

  private static Optional<InventoryDraft> ini(
      SourceFile file, Bytes content, InventoryDraft draft, Problems found) {
    InventoryDraft copy = draft.copy();
    Problems own = new Problems();
    new IniInventory(copy, own).read(file.name(), content);
    found.addAll(own.list());
    return own.isEmpty() ? Optional.of(copy) : Optional.empty();
  }

  /** The first line that is no comment is a header, or has neither a colon nor a brace. */
  private static boolean looksLikeIni(Bytes content) {
    return IniLine.of("", content).lines().stream()
        .findFirst()
        .map(IniLine::text)
        .filter(
            line ->
                IniSection.parse(line).isPresent()
                    || (!line.endsWith(":") && !line.contains(": ") && !line.startsWith("{")))
        .isPresent();
  }
}
