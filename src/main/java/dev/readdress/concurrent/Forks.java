package dev.readdress.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Bounds the operations in flight (a handshake, a script, a question), as Ansible's {@code --forks}
 * bounds its processes. It never bounds open connections, and no permit is held while waiting for
 * another node, so a cluster that is larger than the number of forks still gets through.
 */
public final class Forks {
  private final Semaphore permits;

  /**
   * Bounds to so many operations.
   *
   * @param most how many operations may be in flight, at least 1
   */
  public Forks(int most) {
    this.permits = new Semaphore(Math.max(1, most), true);
  }

  /** Runs one operation when there is room for it. */
  public <R> R run(Callable<R> operation) throws Exception {
    permits.acquire();
    try {
      return operation.call();
    } finally {
      permits.release();
    }
  }
}
