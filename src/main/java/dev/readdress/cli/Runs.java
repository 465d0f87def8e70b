package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.run.Confirmation;
import java.io.IOException;
import java.util.List;

/** Starts runs. */
interface Runs {
  /**
   * Runs a play to its end.
   *
   * @param confirmation is shown what is planned and says whether it may be done
   * @throws ProblemException when the input cannot be used; nothing was done
   * @throws IOException when the result cannot be kept
   * @throws InterruptedException when the program is ended at once
   */
  RunResult run(
      RunChoices choices, RunListener listener, Confirmation confirmation, StopSignal stop)
      throws IOException, InterruptedException;

  /**
   * The names of the hosts that a play may change, in inventory order.
   *
   * @throws ProblemException when the input cannot be used
   */
  List<String> hosts(RunChoices choices);
}
