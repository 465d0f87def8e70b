package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A document with PyYAML's recorded answer; src/test/resources/yaml/read/README has the form.
 *
 * @param stricter true when we refuse what PyYAML reads
 */
record ReadCase(String name, Bytes document, String answer, boolean stricter) {
  private static final Path TABLES = Path.of("src/test/resources/yaml/read");
  private static final Map<String, String> VISIBLE =
      Map.of(
          "→", "\t", "␍", "\r", "␀", "\0", "␛", "\u001b", "␤", "\u0085", "␣", "\u2028", "␢",
          "\ufeff", "␄\n", "");

  static List<ReadCase> all() throws IOException {
    List<ReadCase> cases = new ArrayList<>();
    for (String table : List.of("scalars.txt", "documents.txt")) {
      String name = "";
      StringBuilder document = new StringBuilder();
      for (String line : Files.readString(TABLES.resolve(table)).split("\n", -1)) {
        if (line.startsWith("### ")) {
          name = line.substring(4);
          document.setLength(0);
        } else if (line.startsWith(">>> ")) {
          cases.add(new ReadCase(name, bytes(document.toString()), line.substring(4), false));
        } else if (line.startsWith("!!! ")) {
          ReadCase last = cases.remove(cases.size() - 1);
          cases.add(new ReadCase(last.name(), last.document(), last.answer(), true));
        } else {
          document.append(line).append('\n');
        }
      }
    }
    return cases;
  }

  private static Bytes bytes(String text) {
    String document = text;
    for (Map.Entry<String, String> symbol : VISIBLE.entrySet()) {
      document = document.replace(symbol.getKey(), symbol.getValue());
    }
    return Bytes.ofUtf8(document);
  }

  @Override
  public String toString() {
    return name;
  }
}
