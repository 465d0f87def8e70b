package dev.readdress.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads keepalived's configuration (keepalived.conf(5)): the addresses of {@code virtual_ipaddress}
 * and {@code virtual_ipaddress_excluded}, whatever their prefix, device or label; {@code
 * $NAME=value} definitions; and the files that it includes. Conditional lines ({@code @name ...})
 * are taken as written: whichever node they are for, the address floats.
 */
public final class Keepalived {
  private static final Pattern DEFINITION = Pattern.compile("\\$(\\w+)\\s*=\\s*(.*)");
  private static final Pattern USE = Pattern.compile("\\$\\{?(\\w+)\\}?");
  private static final Pattern INCLUDE = Pattern.compile("include[a-z_]*\\s+(\\S+).*");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[{}]|[^\\s{}\"]+");

  private final Map<String, String> definitions = new HashMap<>();
  private final List<DeclaredAddress> addresses = new ArrayList<>();
  private final List<String> included = new ArrayList<>();

  private Keepalived() {}

  /** What the files declare; definitions of one file hold in those after it. */
  public static Declarations parse(List<TextFile> files) {
    Keepalived read = new Keepalived();
    files.forEach(read::file);
    return new Declarations(read.addresses, read.included);
  }

  private void file(TextFile file) {
    Deque<String> blocks = new ArrayDeque<>();
    String before = "";
    for (TextFile.Line line : file.lines()) {
      String text = substituted(uncommented(line.text())).strip();
      Matcher definition = DEFINITION.matcher(text);
      Matcher include = INCLUDE.matcher(text);
      if (definition.matches()) {
        definitions.put(definition.group(1), definition.group(2).strip());
      } else if (include.matches()) {
        include(file, include.group(1));
      } else if (!text.isEmpty()) {
        before = words(file.at(line.number()), text, blocks, before);
      }
    }
  }

  /** Follows the braces of a line; the first word of an entry in a block is its address. */
  private String words(String source, String text, Deque<String> blocks, String before) {
    Matcher words = WORD.matcher(text);
    String blockName = before;
    boolean first = true;
    boolean named = false;
    while (words.find()) {
      String word = words.group();
      if (word.equals("{")) {
        blocks.push(blockName);
        first = true;
        named = false;
      } else if (word.equals("}")) {
        blocks.poll();
        first = true;
        named = false;
      } else {
        if (!named && !word.startsWith("@")) {
          blockName = word;
          named = true;
        }
        if (first && isVirtual(blocks.peek())) {
          address(word).ifPresent(found -> addresses.add(declared(found, source)));
        }
        first = word.startsWith("@");
      }
    }
    return blockName;
  }

  private static DeclaredAddress declared(IpAddress address, String source) {
    return new DeclaredAddress(address, "keepalived", source);
  }

  private static boolean isVirtual(@Nullable String block) {
    return "virtual_ipaddress".equals(block) || "virtual_ipaddress_excluded".equals(block);
  }

  private static Optional<IpAddress> address(String word) {
    return IpAddress.parse(word.replace("\"", "").replaceFirst("/.*", ""));
  }

  private void include(TextFile file, String pattern) {
    String path = pattern.replace("\"", "");
    included.add(path.startsWith("/") ? path : file.directory() + "/" + path);
  }

  /** Both {@code #} and {@code !} begin a comment, except in quotes. */
  private static String uncommented(String line) {
    boolean quoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      quoted ^= character == '"';
      if (!quoted && (character == '#' || character == '!')) {
        return line.substring(0, index);
      }
    }
    return line;
  }

  /** One pass: what a definition stands for is not looked into again, so that nothing grows. */
  private String substituted(String line) {
    Matcher definition = DEFINITION.matcher(line.strip());
    int from = definition.matches() ? line.indexOf('=') : 0;
    Matcher use = USE.matcher(line.substring(from));
    return line.substring(0, from)
        + use.replaceAll(
            found ->
                Matcher.quoteReplacement(definitions.getOrDefault(found.group(1), found.group())));
  }
}
