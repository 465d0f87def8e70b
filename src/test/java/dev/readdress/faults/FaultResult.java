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
 * @param output what both printed
 */
public record FaultResult(
    FaultPoint point,
    int cutExit,
    int recoveredExit,
    long seconds,
    List<String> faults,
    String output) {
  public boolean isGood() {
    return faults.isEmpty();
  }
}
