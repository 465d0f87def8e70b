package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of src/test/resources/yaml/files.txt: a configuration file, and what becomes of it when
 * each of its addresses is put right, as a plan does it.
 *
 * @param outcomes of the REST API's address, PostgreSQL's, and the proxy_address that is put behind
 *     PostgreSQL's
 * @param why what is special about the file
 */
record EditedFile(String file, List<String> outcomes, String why) {
  private static final Path TABLE = Path.of("src/test/resources/yaml/files.txt");
  private static final String REST_ADDRESS = "10.20.0.12:8008";
  private static final String POSTGRESQL_ADDRESS = "[2001:db8::12]:5432";
  private static final String PROXY_ADDRESS = "192.0.2.77:5432";

  /** The file with what became of its three edits. */
  record Edited(EditedFile file, List<Attempt> attempts) {
    boolean isRefused() {
      return attempts.stream().allMatch(attempt -> attempt.after().isEmpty());
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /** An edit that was asked for, with its result. */
  record Attempt(Bytes before, YamlPath path, String text, boolean inserted, SpliceResult result) {
    Optional<Bytes> after() {
      return result instanceof SpliceMade made ? Optional.of(made.result()) : Optional.empty();
    }

    /** The result in the words of the table. */
    String outcome() {
      return result instanceof SpliceRefused refused
          ? "refused " + refused.code().code()
          : ChangedLines.between(before, after().orElseThrow()).toString();
    }
  }

  static List<EditedFile> all() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(EditedFile::parse)
        .toList();
  }

  private static EditedFile parse(String line) {
    List<String> fields = Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
    if (fields.size() != 5) {
      throw new IllegalArgumentException(line);
    }
    return new EditedFile(fields.get(0), fields.subList(1, 4), fields.get(4));
  }

  /** True if the file is refused although PyYAML reads it. */
  boolean isRefusedByUsAlone() {
    return why.endsWith("(ours)");
  }

  /** The three edits; that of proxy_address is made in what the one before it leaves. */
  Edited edit() throws IOException {
    Bytes original = ConfigurationFiles.read(file);
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(address(original, "restapi", REST_ADDRESS));
    attempts.add(address(original, "postgresql", POSTGRESQL_ADDRESS));
    Bytes edited = attempts.get(1).after().orElse(original);
    attempts.add(inserted(edited, "postgresql", "proxy_address", PROXY_ADDRESS, "connect_address"));
    return new Edited(this, attempts);
  }

  private Attempt address(Bytes before, String section, String text) {
    YamlPath path = YamlPath.of(section, "connect_address");
    if (isThereOrUnknown(before, section)) {
      return new Attempt(before, path, text, false, YamlEdit.setScalar(file, before, path, text));
    }
    return inserted(before, section, "connect_address", text, "listen");
  }

  private Attempt inserted(Bytes before, String section, String key, String text, String sibling) {
    SpliceResult result =
        YamlEdit.insertKey(file, before, YamlPath.of(section), key, text, sibling);
    return new Attempt(before, YamlPath.of(section, key), text, true, result);
  }

  private boolean isThereOrUnknown(Bytes bytes, String section) {
    try {
      return YamlReader.read(file, bytes).root() instanceof YamlMapping root
          && root.get(section).orElse(null) instanceof YamlMapping mapping
          && mapping.get("connect_address").isPresent();
    } catch (YamlException e) {
      return true;
    }
  }

  @Override
  public String toString() {
    return file + ": " + why;
  }
}
