package dev.readdress.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.result.RunEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextProgressTest {
  private long last;

  @Test
  void looksAsInItsGoldenFile() throws IOException {
    List<RunEvent> events =
        List.of(
            event("play", null, null, null, null, "Put right what members advertise"),
            event("task", null, null, null, null, "observe"),
            event("host", null, "node1", null, "ok", "3 addresses"),
            event("host", null, "node2", null, "ok", ""),
            event("host", null, "bastion", null, "no-patroni", "no Patroni runs there"),
            event("host", null, "node9", null, "unreachable", "Connection refused"),
            event("task", "demo", null, null, null, "diagnose"),
            event("host", "demo", "node1", null, "ok", ""),
            event("task", "other", null, null, null, "diagnose"),
            event("task", "demo", null, null, null, "readdress"),
            event("host", "other", "node4", "pg-4", "failed", "no answer\u001b[2J"),
            event("change", "demo", "node2", "node2", "applied", "restapi.connect_address"),
            event("wait", "demo", "node2", "node2", null, "until it is published"),
            event("finding", "demo", "node2", null, "warning", "shown at the end"),
            event("change", "demo", null, null, "refused", "locked by r7"));
    assertThat(render(TextStyle.plain(), events)).doesNotContain("3 addresses");
    GoldenFile.assertEqual("progress.txt", render(TextStyle.plain(), events));
  }

  private RunEvent event(
      String type,
      @Nullable String cluster,
      @Nullable String host,
      @Nullable String member,
      @Nullable String state,
      String text) {
    last++;
    return new RunEvent(
        RunEvent.SCHEMA,
        "r1",
        last,
        "2026-11-22T03:04:05Z",
        type,
        cluster,
        host,
        member,
        state,
        text,
        null);
  }

  private static String render(TextStyle style, List<RunEvent> events) throws IOException {
    TextProgress progress = new TextProgress(style);
    StringBuilder text = new StringBuilder();
    for (RunEvent event : events) {
      progress.render(event, text);
    }
    return text.toString();
  }
}
