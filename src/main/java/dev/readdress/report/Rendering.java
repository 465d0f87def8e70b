package dev.readdress.report;

import dev.readdress.result.RunResult;
import java.io.IOException;

/** A whole result as one document. */
@FunctionalInterface
public interface Rendering {
  /**
   * Writes the document, ending in a new line.
   *
   * @throws IOException only when {@code out} throws it
   */
  void render(RunResult result, Appendable out) throws IOException;
}
