package dev.readdress.report;

import dev.readdress.json.Json;
import dev.readdress.result.RunResult;
import java.io.IOException;

/** A result as the JSON contract has it, indented; the same result gives the same bytes. */
public final class JsonReport implements Rendering {
  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    out.append(JsonText.harmless(Json.writeIndented(result))).append('\n');
  }
}
