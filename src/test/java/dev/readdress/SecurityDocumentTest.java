package dev.readdress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md says of scripts, sudoers and tests is there. */
class SecurityDocumentTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");
  private static final Pattern SUDOERS =
      Pattern.compile("^```sudoers\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/security.md"));
  }

  /** The files of a folder, by their names. */
  private static Map<String, Path> files(String folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(file.getFileName().toString(), file));
    }
    return files;
  }

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    Map<String, Path> classes = files("src/test/java");
    List<String> missing = new ArrayList<>();
    List<MatchResult> named = TEST.matcher(document()).results().toList();
    for (MatchResult each : named) {
      Path file = classes.get(each.group(1) + ".java");
      if (file == null || !Files.readString(file).contains(" void " + each.group(2) + "(")) {
        missing.add(each.group());
      }
    }
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyScriptIsInIt() throws IOException {
    String document = document();

    assertThat(files("src/main/resources").keySet())
        .filteredOn(name -> name.endsWith(".sh") || name.endsWith(".py"))
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void everyLineForSudoersIsTriedOnTheLab() throws IOException {
    String tried = Files.readString(files("src/test/java").get("SudoersLabIT.java"));

    assertThat(SUDOERS.matcher(document()).results().toList())
        .hasSize(3)
        .allSatisfy(block -> assertThat(tried).contains("\"" + block.group(1).strip() + "\""));
  }
}
