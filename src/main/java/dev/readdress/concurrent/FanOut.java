package dev.readdress.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the same for many items at once: one outcome for each item, in the order of the items; a
 * failure is an outcome, not an exception; it returns only when all its threads have ended.
 */
public final class FanOut {
  private static final AtomicInteger THREADS = new AtomicInteger();

  private FanOut() {}

  /** What is done for one item. */
  @FunctionalInterface
  public interface Work<T, R> {
    R apply(T item) throws Exception;
  }

  /**
   * Does the work for every item, each in a thread of its own. How many operations are in flight is
   * not bounded here but by {@link Forks}, because a thread may wait for another item's.
   *
   * @throws InterruptedException when the run is asked to end; the threads were interrupted and
   *     have ended
   */
  public static <T, R> List<Attempt<R>> map(String name, List<T> items, Work<T, R> work)
      throws InterruptedException {
    if (items.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            items.size(),
            runnable -> {
              Thread thread = new Thread(runnable, name + "-" + THREADS.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Callable<R>> calls = new ArrayList<>(items.size());
      for (T item : items) {
        calls.add(() -> work.apply(item));
      }
      List<Attempt<R>> attempts = new ArrayList<>(items.size());
      for (Future<R> future : threads.invokeAll(calls)) {
        attempts.add(outcome(future));
      }
      return List.copyOf(attempts);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * As {@link #map}, for work that tells its failures as values.
   *
   * @return one value for each item, in their order
   * @throws IllegalStateException when the work failed in another way, which is a defect
   * @throws InterruptedException as {@link #map}
   */
  public static <T, R> List<R> values(String name, List<T> items, Work<T, R> work)
      throws InterruptedException {
    List<R> values = new ArrayList<>(items.size());
    for (Attempt<R> attempt : map(name, items, work)) {
      if (attempt instanceof Attempt.Failed<R> failed) {
        throw new IllegalStateException(name + " failed in a way it must not", failed.cause());
      }
      attempt.succeeded().ifPresent(values::add);
    }
    return List.copyOf(values);
  }

  private static <R> Attempt<R> outcome(Future<R> future) throws InterruptedException {
    try {
      return new Attempt.Succeeded<>(future.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof Exception cause) {
        return new Attempt.Failed<>(cause);
      }
      return new Attempt.Failed<>(e);
    }
  }
}
