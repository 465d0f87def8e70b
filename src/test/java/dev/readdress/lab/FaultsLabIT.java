package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.faults.FaultResult;
import dev.readdress.faults.FaultRun;
import dev.readdress.faults.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A fix is cut off at every point, and one more command puts everything in order. The system
 * property {@code readdress.labs} names the labs that work side by side.
 */
@OnLab
@Tag("faults")
class FaultsLabIT {
  private static final Path TABLE = Path.of("target", "faults.md");

  @Test
  void everyPointEndsAsItMust() throws IOException, InterruptedException {
    List<String> labs = List.of(System.getProperty("readdress.labs", "it").split(",", -1));

    FaultTable table = FaultRun.of(labs, UnaryOperator.identity(), System.out);

    System.out.print(table.sum());
    Files.writeString(TABLE, table.text());
    assertThat(table.results()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(table.results()).allMatch(FaultResult::isGood);
  }
}
