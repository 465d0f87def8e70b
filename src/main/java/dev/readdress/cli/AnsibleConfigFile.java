package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ansible.cfg, read as Python's configparser reads it for Ansible: keys without regard to case,
 * {@code =} or {@code :}, {@code #} and {@code ;} before comments, {@code ;} behind a blank too,
 * values that go on in indented lines.
 */
final class AnsibleConfigFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)].*");
  private static final Pattern SETTING = Pattern.compile("([^=:]+?)\\s*[=:]\\s*(.*)");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s);.*");

  private final Path file;
  private final Problems problems = new Problems();
  private final Map<String, ConfigLine> settings = new LinkedHashMap<>();
  private String section = "";
  private String key = "";

  private AnsibleConfigFile(Path file) {
    this.file = file;
  }

  /**
   * The settings of a file, by {@code section.key}.
   *
   * @throws ProblemException with every line that cannot be understood
   */
  static Map<String, ConfigLine> read(Path file) {
    AnsibleConfigFile config = new AnsibleConfigFile(file);
    List<String> lines = config.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      config.line(lines.get(i), i + 1);
    }
    config.problems.throwIfAny();
    return config.settings;
  }

  private String text() {
    try (InputStream in = Files.newInputStream(file)) {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readNBytes(MOST_BYTES))).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(file.toString(), "this is not UTF-8 text", "Save it as UTF-8.");
    } catch (IOException e) {
      throw new ProblemException(
          file.toString(), "this file cannot be read", "Check its permissions.");
    }
  }

  private void line(String written, int number) {
    String line = COMMENT.matcher(written).replaceFirst("");
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    boolean isIndented = Character.isWhitespace(line.charAt(0));
    ConfigLine before = settings.get(key);
    if (isIndented && before != null) {
      settings.put(
          key, new ConfigLine(before.value() + "\n" + line.strip(), before.where(), before.base()));
      return;
    }
    Matcher header = SECTION.matcher(line.strip());
    Matcher setting = SETTING.matcher(line.strip());
    if (header.matches()) {
      section = header.group(1);
      key = "";
    } else if (section.isEmpty()) {
      tell(number, 1, "this line stands before every section", "Begin with [defaults].");
    } else if (setting.matches()) {
      setting(setting, number, line);
    } else {
      String shown = Printable.line(line.strip(), 40);
      tell(number, 1, "'" + shown + "' is no setting", "Write settings as key = value.");
    }
  }

  private void setting(Matcher setting, int number, String line) {
    key = section + "." + setting.group(1).toLowerCase(Locale.ROOT);
    String where = file + ":" + number + ":" + (line.indexOf(setting.group(1)) + 1);
    if (settings.containsKey(key)) {
      problems.add(
          where,
          "'" + setting.group(1) + "' is set twice in [" + section + "]",
          "Keep one of the two.");
    }
    Path base = Optional.ofNullable(file.getParent()).orElse(Path.of("/"));
    settings.put(key, new ConfigLine(unquoted(setting.group(2)), where, base));
  }

  private static String unquoted(String value) {
    boolean isQuoted = value.length() > 1 && value.matches("(?s)\".*\"|'.*'");
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private void tell(int number, int column, String what, String fix) {
    problems.add(file + ":" + number + ":" + column, what, fix);
  }
}
