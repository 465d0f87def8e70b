package dev.readdress.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * Tries points on several labs side by side, each point on whichever lab is free next: most of
 * their time is waiting, and none depends on another. The labs are ended when all is done.
 */
public final class FaultRun {
  private final PrintStream progress;
  private final List<FaultPoint> points;
  private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
  private final Map<Integer, FaultResult> results = new ConcurrentSkipListMap<>();
  private final long started;

  private FaultRun(PrintStream progress, List<FaultPoint> points, long started) {
    this.progress = progress;
    this.points = points;
    this.started = started;
    for (int number = 1; number <= points.size(); number++) {
      waiting.add(number);
    }
  }

  /**
   * Tries points.
   *
   * @param labs the names of the labs; the first one also shows which points there are
   * @param choice those of them that are to be tried
   * @param progress is told each point's end when it comes
   */
  public static FaultTable of(
      List<String> labs, UnaryOperator<List<FaultPoint>> choice, PrintStream progress)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    List<RenewableLab> renewable = labs.stream().map(RenewableLab::new).toList();
    try {
      List<FaultPoint> points = choice.apply(FaultPoints.of(renewable.get(0).lab()));
      progress.printf("%d points on %d lab(s)%n%s", points.size(), labs.size(), FaultTable.head());
      FaultRun run = new FaultRun(progress, points, started);
      run.workOn(renewable);
      return new FaultTable(List.copyOf(run.results.values()), labs.size(), run.elapsed());
    } catch (LabNotReadyException e) {
      throw new IllegalStateException(e.said(), e);
    } finally {
      renewable.forEach(RenewableLab::close);
    }
  }

  private void workOn(List<RenewableLab> labs) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (RenewableLab lab : labs) {
      Thread thread = new Thread(() -> work(lab), "points");
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(RenewableLab lab) {
    Integer number = waiting.poll();
    while (number != null) {
      FaultPoint point = points.get(number - 1);
      try {
        keep(number, lab.run(point));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        keep(number, FaultResult.untried(point, "interrupted"));
      }
      number = Thread.currentThread().isInterrupted() ? null : waiting.poll();
    }
  }

  private void keep(int number, FaultResult result) {
    results.put(number, result);
    String line = FaultTable.line(number, result).stripTrailing();
    String details =
        result.isGood() ? "" : String.format("%n%d: %s%n", number, result.output().strip());
    // One call: lines of two threads do not mix.
    progress.printf(
        "%s (%d of %d, %d min)%s%n",
        line, results.size(), points.size(), elapsed().toMinutes(), details);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
