package dev.readdress.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A value that is made in a thread of its own while whoever needs it does something else. */
public final class Ahead<T> {
  private final FutureTask<T> task;

  private Ahead(FutureTask<T> task) {
    this.task = task;
  }

  /**
   * Begins the work. It is not interrupted when nobody asks for its value.
   *
   * @param name of the thread
   */
  public static <T> Ahead<T> of(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new Ahead<>(task);
  }

  /**
   * Waits for the value, if it is not made yet.
   *
   * @throws IllegalStateException when the work failed, which is a defect
   */
  public T get() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what was to be made ahead failed", e.getCause());
    }
  }
}
