package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.faults.FaultPoint;
import dev.readdress.faults.FaultPoints;
import dev.readdress.faults.FaultResult;
import dev.readdress.faults.FaultedLab;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Some points of {@link FaultsLabIT}, other ones each time. */
@OnLab
class FaultSampleLabIT {
  private static final int POINTS = 3;

  /** With {@code -Dreaddress.seed=NUMBER} the same ones again. */
  @Test
  void someFixesThatAreCutOffEndAsTheyMust(Lab lab) throws IOException, InterruptedException {
    long seed = Long.getLong("readdress.seed", new Random().nextLong());
    System.out.println("seed of the faults: " + seed);
    FaultedLab faulted = new FaultedLab(lab);
    for (FaultPoint point : FaultPoints.sample(new Random(seed), POINTS)) {
      FaultResult result = faulted.run(point);

      assertThat(result.faults())
          .as("seed %d: %s\n%s", seed, point.what(), result.output())
          .isEmpty();
    }
  }
}
