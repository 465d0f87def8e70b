package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.function.Predicate;

/** Starts runs. */
interface Runs {
  /**
   * Runs to the end.
   *
   * @param mayProceed is shown what is planned and says whether it may be done
   * @throws ProblemException when the input cannot be used; nothing was done
   * @throws IOException when a password cannot be read or the result cannot be kept
   * @throws InterruptedException when the program is ended at once
   */
  RunResult run(
      RunChoices choices, RunListener listener, Predicate<RunResult> mayProceed, StopSignal stop)
      throws IOException, InterruptedException;
}
