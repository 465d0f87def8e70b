package dev.readdress.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void isTheContractFieldByField() throws IOException {
    GoldenFile.assertEqual("stale-vip-check.json", render(Results.named("stale-vip-check")));
  }

  @Test
  void readsBackAsTheSameResult() throws IOException {
    for (RunResult result : Results.all().values()) {
      Bytes document = Bytes.of(render(result).getBytes(StandardCharsets.UTF_8));
      assertThat(Json.read(document, RunResult.class)).isEqualTo(result);
    }
  }

  @Test
  void nothingFromANodeReachesATerminalAsItIs() throws IOException {
    assertThat(render(Results.hostile()).codePoints().filter(character -> character != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(character -> Character.getType(character) == Character.FORMAT);
  }

  @Test
  void anEventIsOneLineAndTheLastHoldsTheResult() throws IOException {
    RunEvent last =
        new RunEvent(
            RunEvent.SCHEMA,
            "r1",
            9,
            "2026-11-22T03:04:05Z",
            "result",
            null,
            null,
            null,
            null,
            "",
            Results.hostile());
    StringBuilder lines = new StringBuilder();
    new JsonEvents().render(last, lines);
    assertThat(lines.toString()).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode event =
        Json.read(Bytes.of(lines.toString().getBytes(StandardCharsets.UTF_8))).orElseThrow();
    assertThat(event.path("schema").asText()).isEqualTo("readdress-event/1");
    assertThat(event.path("result").path("run").path("exit").asInt()).isEqualTo(2);
  }

  private static String render(RunResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    new JsonReport().render(result, text);
    return text.toString();
  }
}
