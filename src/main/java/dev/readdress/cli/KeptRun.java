package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunResult;
import dev.readdress.runs.RunFolder;
import java.io.IOException;
import java.util.List;

/** Finds earlier runs by what people type. */
final class KeptRun {
  private static final String LAST = "last";

  private KeptRun() {}

  /**
   * The run.
   *
   * @param typed an id or its beginning, or {@code last}
   * @throws ProblemException when there is no such run, or more than one
   */
  static RunFolder find(Console console, String typed) throws IOException {
    List<RunFolder> found =
        Machine.of(console).runs().list().stream()
            .filter(folder -> typed.equals(LAST) || folder.id().startsWith(typed))
            .toList();
    if (found.isEmpty() || (found.size() > 1 && !typed.equals(LAST))) {
      throw new ProblemException(
          "runs " + typed,
          found.isEmpty() ? "there is no such run" : found.size() + " runs begin so",
          "`readdress runs` lists them.");
    }
    return found.get(0);
  }

  /**
   * What came of the run.
   *
   * @throws ProblemException when there is no such run, or it did not come to its end
   */
  static RunResult result(Console console, String typed) throws IOException {
    RunFolder folder = find(console, typed);
    return folder
        .result()
        .orElseThrow(
            () ->
                new ProblemException(
                    "runs " + folder.id(),
                    "this run did not come to its end",
                    "Its journal is in " + folder.directory() + "."));
  }
}
