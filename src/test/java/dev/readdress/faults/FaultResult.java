package dev.readdress.faults;

import java.util.List;

/**
 * What became of a point.
 *
 * @param point the point
 * @param cutExit how the run with the fault ended
 * @param recoveredExit how the command after it ended
 * @param seconds how long both took together
 * @param faults what is not as it must be; empty when all is
 * @param repeated why it had to be tried on a fresh lab, because the first one was not ready for
 *     it; empty when it had not
 * @param output what both printed
 */
public record FaultResult(
    FaultPoint point,
    int cutExit,
    int recoveredExit,
    long seconds,
    List<String> faults,
    String repeated,
    String output) {

  /** A point of which nothing is known. */
  static FaultResult untried(FaultPoint point, String why) {
    return new FaultResult(point, -1, -1, 0, List.of(why), "", "");
  }

  FaultResult repeatedBecause(String why) {
    return new FaultResult(point, cutExit, recoveredExit, seconds, faults, why, output);
  }

  public boolean isGood() {
    return faults.isEmpty();
  }
}
