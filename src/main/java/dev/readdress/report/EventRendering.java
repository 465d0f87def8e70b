package dev.readdress.report;

import dev.readdress.result.RunEvent;
import java.io.IOException;

/** What is written of each event while the run goes on. Not thread-safe: one call at a time. */
public interface EventRendering {
  /**
   * Writes what is to be seen of one event: some lines, or nothing.
   *
   * @throws IOException only when {@code out} throws it
   */
  void render(RunEvent event, Appendable out) throws IOException;
}
