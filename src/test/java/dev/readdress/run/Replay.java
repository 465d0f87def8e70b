package dev.readdress.run;

import dev.readdress.json.Json;
import dev.readdress.runs.RecordedCluster;
import dev.readdress.runs.Recordings;
import java.io.IOException;
import java.nio.file.Path;

/** The pure part of the line, walked once more from what {@code --record} kept. */
public final class Replay {
  private Replay() {}

  /** The cluster's part of the result, as {@code -o json} has it. */
  public static String cluster(Path recording) throws IOException {
    return Json.writeIndented(result(recording));
  }

  private static Object result(Path recording) throws IOException {
    RecordedCluster recorded = Recordings.read(recording);
    return ClusterResults.of(ClusterLine.of(recorded).walk(recorded.observation()));
  }
}
