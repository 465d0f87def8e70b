package dev.readdress.faults;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A lab that is booted when it is first needed, and anew when it cannot be brought to where a point
 * begins. Only that is repeated, once: what readdress has done stays as it ended.
 */
final class RenewableLab implements AutoCloseable {
  private final String name;
  private @Nullable FaultedLab lab;

  RenewableLab(String name) {
    this.name = name;
  }

  /** The lab, booted. */
  FaultedLab lab() throws LabNotReadyException {
    FaultedLab booted = lab == null ? FaultedLab.up(name) : lab;
    lab = booted;
    return booted;
  }

  /** Tries a point; whatever fails beside readdress is a fault of the point. */
  FaultResult run(FaultPoint point) throws InterruptedException {
    try {
      return lab().tried(point);
    } catch (LabNotReadyException first) {
      return onFreshLab(point, first.said());
    } catch (IOException | RuntimeException | AssertionError e) {
      return FaultResult.untried(point, "the harness failed: " + e);
    }
  }

  private FaultResult onFreshLab(FaultPoint point, String why) throws InterruptedException {
    try {
      close();
      return lab().tried(point).repeatedBecause(why);
    } catch (LabNotReadyException e) {
      return FaultResult.untried(point, "no lab was ready for it twice: " + e.said());
    } catch (IOException | RuntimeException | AssertionError e) {
      return FaultResult.untried(point, "the harness failed: " + e).repeatedBecause(why);
    }
  }

  /** Ends the lab. */
  @Override
  public void close() {
    FaultedLab booted = lab;
    lab = null;
    if (booted != null) {
      booted.close();
    }
  }
}
