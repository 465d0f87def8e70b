package dev.readdress.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A line of the table of hostile nodes.
 *
 * @param name the host's name, and the user that logs in there
 * @param does what it does
 * @param state what the report says of it
 * @param detail a regular expression that the report's detail matches
 */
record HostileNode(String name, String does, String state, String detail) {
  static final Path TABLE = Path.of("src/test/resources/hostile/nodes.txt");

  static List<HostileNode> all() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.matches("[a-z0-9-]+ +\\|.*"))
        .map(HostileNode::of)
        .toList();
  }

  private static HostileNode of(String line) {
    List<String> cells = Arrays.stream(line.split(" \\|(?: |$)", 4)).map(String::strip).toList();
    return new HostileNode(
        cells.get(0),
        cells.get(1),
        cells.size() > 2 ? cells.get(2) : "",
        cells.size() > 3 ? cells.get(3) : "");
  }

  /** Its steps. */
  List<String> steps() {
    return Arrays.stream(does.split(";", -1)).map(String::strip).toList();
  }

  /** True for what happens before somebody has logged in. */
  boolean isBeforeTheLogin() {
    return does.startsWith("listen:") || does.startsWith("cut after ");
  }

  /** A text of the table as bytes. */
  static byte[] bytes(String written) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char kind = written.charAt(++i);
      switch (kind) {
        case 'e' -> text.append('\u001b');
        case 'a' -> text.append('\u0007');
        case 'r' -> text.append('\r');
        case 'n' -> text.append('\n');
        case '0' -> text.append('\0');
        case 'x' -> {
          text.append((char) Integer.parseInt(written.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> text.append(kind);
      }
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
