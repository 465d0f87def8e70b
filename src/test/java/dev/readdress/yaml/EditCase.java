package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of src/test/resources/yaml/edits.txt.
 *
 * @param sibling the key to insert behind; empty when the value is set
 */
record EditCase(
    String file, YamlPath path, Optional<String> sibling, String text, String expectation) {
  private static final Path ROOT = Path.of("src/test/resources/yaml");
  private static final Pattern LINES = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\n|\\r|$)");
  private static final Pattern CHANGE =
      Pattern.compile("(\\+?)(\\d+|\\$)(?:-(\\d+))?: (.*)", Pattern.DOTALL);
  private static final Map<String, String> VISIBLE =
      Map.of("→", "\t", "⏎", "\n", "␢", "\ufeff", "␤", "\u0085");

  static List<EditCase> all() throws IOException {
    return Files.readAllLines(ROOT.resolve("edits.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(EditCase::parse)
        .toList();
  }

  private static EditCase parse(String line) {
    String[] fields = line.split(" \\| ", 4);
    String[] path = fields[1].split(" after ", 2);
    String expectation = fields[3];
    for (Map.Entry<String, String> symbol : VISIBLE.entrySet()) {
      expectation = expectation.replace(symbol.getKey(), symbol.getValue());
    }
    return new EditCase(
        fields[0],
        YamlPath.of(path[0].split("\\.")),
        path.length == 2 ? Optional.of(path[1]) : Optional.empty(),
        fields[2],
        expectation);
  }

  Bytes before() throws IOException {
    return ConfigurationFiles.read(file);
  }

  SpliceResult edit() throws IOException {
    List<String> keys = path.keys();
    if (sibling.isEmpty()) {
      return YamlEdit.setScalar(file, before(), path, text);
    }
    YamlPath parent = new YamlPath(keys.subList(0, keys.size() - 1));
    return YamlEdit.insertKey(
        file, before(), parent, keys.get(keys.size() - 1), text, sibling.get());
  }

  Optional<String> refusal() {
    return expectation.startsWith("refused ")
        ? Optional.of(expectation.substring("refused ".length()))
        : Optional.empty();
  }

  /** The file as it should be, by the table's words and the file as it was. */
  Bytes after() throws IOException {
    List<String[]> lines = lines(before().utf8().orElseThrow());
    Matcher change = CHANGE.matcher(expectation);
    if (!change.matches()) {
      throw new IllegalArgumentException(expectation);
    }
    String text = change.group(4);
    if (change.group(2).equals("$")) {
      lines.get(lines.size() - 1)[1] = lines.get(0)[1];
      lines.add(new String[] {text, ""});
      return joined(lines);
    }
    int number = Integer.parseInt(change.group(2));
    if (change.group(1).equals("+")) {
      lines.add(number, new String[] {text, lines.get(number - 1)[1]});
      return joined(lines);
    }
    int last = change.group(3) == null ? number : Integer.parseInt(change.group(3));
    String[] replacement = {text, lines.get(last - 1)[1]};
    lines.subList(number - 1, last).clear();
    lines.add(number - 1, replacement);
    return joined(lines);
  }

  private static List<String[]> lines(String text) {
    List<String[]> lines = new ArrayList<>();
    Matcher matcher = LINES.matcher(text);
    while (matcher.find() && !(matcher.start() == text.length() && !lines.isEmpty())) {
      lines.add(new String[] {matcher.group(1), matcher.group(2)});
    }
    return lines;
  }

  private static Bytes joined(List<String[]> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line[0]).append(line[1]));
    return Bytes.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    String shown = path + (sibling.isPresent() ? " after " + sibling.get() : "") + " = " + text;
    return file + ": " + (shown.length() < 100 ? shown : shown.substring(0, 100));
  }
}
