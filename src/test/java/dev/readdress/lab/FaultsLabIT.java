package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.faults.FaultPoint;
import dev.readdress.faults.FaultPoints;
import dev.readdress.faults.FaultResult;
import dev.readdress.faults.FaultTable;
import dev.readdress.faults.FaultedLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fix is cut off at every point, and one more command puts everything in order. */
@OnLab
@Tag("faults")
class FaultsLabIT {
  private static final Path TABLE = Path.of("target/faults.md");

  @Test
  void everyPointEndsAsItMust(Lab lab) throws IOException, InterruptedException {
    FaultedLab faulted = new FaultedLab(lab);
    List<FaultPoint> points = FaultPoints.of(faulted);
    assertThat(points).hasSizeGreaterThanOrEqualTo(60);
    StringBuilder table = new StringBuilder();
    List<FaultResult> results = new ArrayList<>();
    for (FaultPoint point : points) {
      FaultResult result = faulted.run(point);
      results.add(result);
      String line = FaultTable.line(results.size(), result);
      System.out.print(line);
      table.append(line);
    }
    Files.writeString(TABLE, FaultTable.sum(results) + "\n" + FaultTable.head() + table);

    assertThat(results).allMatch(FaultResult::isGood);
  }
}
