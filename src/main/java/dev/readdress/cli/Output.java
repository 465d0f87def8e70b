package dev.readdress.cli;

import dev.readdress.result.RunEvent;
import dev.readdress.result.RunResult;
import java.io.IOException;

/** One thing that a run writes to: something of each event, something of the result. */
interface Output {
  /** Takes the next event. */
  void event(RunEvent event) throws IOException;

  /** Takes the result, after the last event; whatever was opened is closed. */
  void result(RunResult result) throws IOException;
}
