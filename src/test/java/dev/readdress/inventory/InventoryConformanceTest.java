package dev.readdress.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inventories and patterns mean what they mean to Ansible. */
class InventoryConformanceTest {
  private static final Path CASES = Path.of("src/test/resources/inventory/conformance");

  private static final Map<String, ConformanceCase.Loaded> LOADED = new HashMap<>();

  private static AnsibleAnswers answers;
  private static int inventories;
  private static int questions;
  private static int agreedInventories;
  private static int agreedQuestions;
  private static int values;
  private static int agreedValues;

  @BeforeAll
  static void ask(@TempDir Path scratch) throws Exception {
    answers = AnsibleAnswers.of(CASES, scratch);
  }

  @AfterAll
  static void tell() {
    System.out.printf(
        "%d of %d inventories, %d of %d patterns and %d of %d rendered values agree with %s%n",
        agreedInventories, inventories, agreedQuestions, questions, agreedValues, values, answers);
  }

  static Stream<String> cases() throws Exception {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.map(path -> path.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void listsWhatAnsibleLists(String name) throws Exception {
    inventories++;
    ConformanceCase described = ConformanceCase.of(CASES.resolve(name));
    Inventory inventory = loaded(name).inventory();
    InventoryListing listing = new InventoryListing(inventory, SecretDisplay.SHOWN);
    JsonNode answer = answers.of(name);
    assertThat(AnsibleAnswers.parse(listing.list())).isEqualTo(answer.get("list"));
    for (String line : described.lines()) {
      if (line.startsWith("host ")) {
        String host = line.substring(5);
        String variables = listing.host(inventory.host(host).orElseThrow());
        assertThat(AnsibleAnswers.parse(variables)).isEqualTo(answer.get("host").get(host));
      } else if (line.equals("graph")) {
        String graph = listing.graph(inventory.group("all").orElseThrow());
        assertThat(graph).isEqualTo(answer.get("graph").asText());
      }
    }
    agreedInventories++;
  }

  static Stream<String> patterns() throws Exception {
    return lines("pattern ");
  }

  static Stream<String> values() throws Exception {
    return lines("value ");
  }

  private static Stream<String> lines(String kind) throws Exception {
    return cases()
        .map(CASES::resolve)
        .map(ConformanceCase::of)
        .flatMap(
            described ->
                described.lines().stream()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> described.name() + ": " + line.substring(kind.length())));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void findsTheHostsThatAnsibleFinds(String question) throws Exception {
    questions++;
    int colon = question.indexOf(": ");
    String name = question.substring(0, colon);
    String asked = question.substring(colon + 2);
    Inventory inventory = loaded(name).inventory();
    JsonNode answer = answers.of(name).get("pattern").get(asked);
    if (answer.get("hosts").isNull()) {
      assertThatThrownBy(() -> hosts(inventory, name, asked)).isInstanceOf(ProblemException.class);
    } else if (answer.get("ordered").booleanValue()) {
      assertThat(hosts(inventory, name, asked)).isEqualTo(texts(answer.get("hosts")));
    } else {
      assertThat(hosts(inventory, name, asked))
          .containsExactlyInAnyOrderElementsOf(texts(answer.get("hosts")));
    }
    agreedQuestions++;
  }

  @ParameterizedTest
  @MethodSource("values")
  void rendersWhatAnsibleRenders(String question) throws Exception {
    values++;
    int colon = question.indexOf(": ");
    String name = question.substring(0, colon);
    String asked = question.substring(colon + 2);
    int blank = asked.indexOf(' ');
    Problems problems = new Problems();
    Optional<Value> rendered =
        loaded(name).variables(asked.substring(0, blank), problems).get(asked.substring(blank + 1));
    JsonNode answer = answers.of(name).get("value").get(asked);
    if (answer.isNull()) {
      assertThat(problems.list()).isNotEmpty();
    } else {
      assertThat(problems.list()).isEmpty();
      assertThat(AnsibleAnswers.tree(rendered.map(PlainValues::plain).orElse(null)))
          .isEqualTo(answer.get("value"));
    }
    agreedValues++;
  }

  private static ConformanceCase.Loaded loaded(String name) throws Exception {
    if (!LOADED.containsKey(name)) {
      LOADED.put(name, ConformanceCase.of(CASES.resolve(name)).load());
    }
    return LOADED.get(name);
  }

  private static List<String> hosts(Inventory inventory, String name, String asked) {
    int bar = asked.indexOf(" | ");
    String pattern = bar < 0 ? asked : asked.substring(0, bar);
    List<Host> hosts = new ArrayList<>(inventory.hosts(HostPattern.of(pattern, "hosts")));
    if (bar >= 0) {
      HostPattern limit = HostLimit.of(asked.substring(bar + 3), CASES.resolve(name));
      hosts.retainAll(inventory.hosts(limit));
    }
    return hosts.stream().map(Host::name).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
