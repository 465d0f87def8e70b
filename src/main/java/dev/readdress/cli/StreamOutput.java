package dev.readdress.cli;

import dev.readdress.report.EventRendering;
import dev.readdress.report.Rendering;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Writes to a stream while the run goes on.
 *
 * @param stream where to; it stays open
 * @param events what is written of each event
 * @param rendering what is written of the result
 */
record StreamOutput(PrintStream stream, EventRendering events, Rendering rendering)
    implements Output {
  @Override
  public void event(RunEvent event) throws IOException {
    events.render(event, stream);
    stream.flush();
  }

  @Override
  public void result(RunResult result) throws IOException {
    rendering.render(result, stream);
    stream.flush();
  }
}
