package dev.readdress.report;

import dev.readdress.json.Json;
import dev.readdress.result.RunEvent;
import java.io.IOException;

/** Every event as JSON on a line of its own; the last holds the whole result. */
public final class JsonEvents implements EventRendering {
  @Override
  public void render(RunEvent event, Appendable out) throws IOException {
    out.append(JsonText.harmless(Json.write(event))).append('\n');
  }
}
