package dev.readdress.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import dev.readdress.result.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class MachineReportsTest {
  private static final Map<String, Rendering> RENDERINGS =
      Map.of("xml", new JunitReport(), "html", new HtmlReport(), "prom", new PrometheusReport());
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\[\\\\\"])*\"(,[a-z]+=\"([^\"\\\\]|\\\\[\\\\\"])*\")*})?"
              + " [0-9]+");

  static Stream<Arguments> documents() {
    return RENDERINGS.keySet().stream()
        .sorted()
        .flatMap(
            ending ->
                Stream.of("healthy", "stale-vip-check", "in-doubt", "unreachable", "hostile")
                    .map(name -> arguments(name, ending)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void looksAsInItsGoldenFile(String name, String ending) throws IOException {
    Rendering rendering = RENDERINGS.getOrDefault(ending, new JsonReport());
    GoldenFile.assertEqual(name + "." + ending, render(rendering, Results.named(name)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nothingFromANodeReachesATerminalAsItIs(String name, String ending) throws IOException {
    Rendering rendering = RENDERINGS.getOrDefault(ending, new JsonReport());
    assertThat(render(rendering, Results.named(name)).codePoints().filter(one -> one != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(one -> Character.getType(one) == Character.FORMAT);
  }

  @Test
  void junitIsXmlWhoseCountsAreRight() throws Exception {
    for (RunResult result : Results.all().values()) {
      Document xml =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(render(new JunitReport(), result).getBytes(UTF_8)));
      assertThat(count(xml, "testcase")).isEqualTo(sum(xml, "tests"));
      assertThat(count(xml, "failure")).isEqualTo(sum(xml, "failures"));
      assertThat(count(xml, "error")).isEqualTo(sum(xml, "errors"));
      assertThat(count(xml, "skipped")).isEqualTo(sum(xml, "skipped"));
    }
  }

  @Test
  void htmlHasNoMarkupButItsOwnAndHoldsTheResult() throws IOException {
    String page = render(new HtmlReport(), Results.hostile());
    assertThat(page).doesNotContain("<b>").containsOnlyOnce("<script").containsOnlyOnce("</script");
    Matcher data = Pattern.compile("<script[^>]*>\\n(.*)\\n</script>").matcher(page);
    assertThat(data.find()).isTrue();
    assertThat(Json.read(Bytes.of(data.group(1).getBytes(UTF_8)), RunResult.class))
        .isEqualTo(Results.hostile());
  }

  @Test
  void everyLineOfMetricsIsAnExpositionLineAndEverySampleIsThereOnce() throws IOException {
    for (RunResult result : Results.all().values()) {
      String text = render(new PrometheusReport(), result);
      assertThat(text.lines().filter(line -> !line.startsWith("# ")))
          .allMatch(line -> SAMPLE.matcher(line).matches())
          .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
          .doesNotHaveDuplicates();
    }
  }

  private static int count(Document xml, String tag) {
    return xml.getElementsByTagName(tag).getLength();
  }

  private static int sum(Document xml, String attribute) {
    NodeList suites = xml.getElementsByTagName("testsuite");
    int sum = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      sum +=
          Integer.parseInt(suites.item(i).getAttributes().getNamedItem(attribute).getNodeValue());
    }
    return sum;
  }

  private static String render(Rendering rendering, RunResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    rendering.render(result, text);
    return text.toString();
  }
}
