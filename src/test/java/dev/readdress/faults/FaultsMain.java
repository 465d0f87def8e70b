package dev.readdress.faults;

import dev.readdress.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Tries every point on one lab or several, and prints the table. {@code --labs NAME,...} the labs,
 * which are brought up; {@code --sample N --seed S} only so many points, chosen at random; {@code
 * --match TEXT} only those whose description holds the text; {@code --table FILE} writes the table
 * there, too. Ends with 1 when a point does not end as it must.
 */
public final class FaultsMain {
  private FaultsMain() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = options(arguments);
    List<FaultedLab> labs = new ArrayList<>();
    for (String name : options.getOrDefault("--labs", "faults").split(",", -1)) {
      labs.add(new FaultedLab(Lab.up(name)));
    }
    List<FaultPoint> points = chosen(FaultPoints.of(labs.get(0)), options);
    System.out.printf("%d points on %d lab(s)%n%s", points.size(), labs.size(), FaultTable.head());
    Map<Integer, FaultResult> results = new ConcurrentSkipListMap<>();
    Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
    for (int number = 1; number <= points.size(); number++) {
      numbers.add(number);
    }
    List<Thread> threads = new ArrayList<>();
    for (FaultedLab lab : labs) {
      Thread thread = new Thread(() -> work(lab, points, numbers, results), "points");
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.print(FaultTable.sum(List.copyOf(results.values())));
    if (options.containsKey("--table")) {
      write(Path.of(options.get("--table")), results);
    }
    boolean isGood =
        results.size() == points.size() && results.values().stream().allMatch(FaultResult::isGood);
    System.exit(isGood ? 0 : 1);
  }

  private static Map<String, String> options(String[] arguments) {
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException("every option has a value");
    }
    Map<String, String> options = new TreeMap<>();
    for (int number = 0; number < arguments.length; number += 2) {
      options.put(arguments[number], arguments[number + 1]);
    }
    return options;
  }

  private static List<FaultPoint> chosen(List<FaultPoint> all, Map<String, String> options) {
    List<FaultPoint> points = new ArrayList<>(all);
    points.removeIf(point -> !point.what().contains(options.getOrDefault("--match", "")));
    if (options.containsKey("--sample")) {
      long seed =
          options.containsKey("--seed")
              ? Long.parseLong(options.get("--seed"))
              : System.currentTimeMillis();
      System.out.println("seed " + seed);
      Collections.shuffle(points, new Random(seed));
      int most = Integer.parseInt(options.get("--sample"));
      return List.copyOf(points.subList(0, Math.min(most, points.size())));
    }
    return List.copyOf(points);
  }

  private static void work(
      FaultedLab lab,
      List<FaultPoint> points,
      Queue<Integer> numbers,
      Map<Integer, FaultResult> results) {
    Integer number = numbers.poll();
    while (number != null) {
      FaultResult result = result(lab, points.get(number - 1));
      results.put(number, result);
      System.out.print(FaultTable.line(number, result));
      if (!result.isGood()) {
        System.err.printf("%d: %s%n%s%n", number, result.point().what(), result.output());
      }
      number = numbers.poll();
    }
  }

  private static FaultResult result(FaultedLab lab, FaultPoint point) {
    try {
      return lab.run(point);
    } catch (IOException | RuntimeException | AssertionError e) {
      return new FaultResult(point, -1, -1, 0, List.of("the harness failed: " + e), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, Map<Integer, FaultResult> results) {
    StringBuilder table = new StringBuilder(FaultTable.head());
    results.forEach((number, result) -> table.append(FaultTable.line(number, result)));
    table.append('\n').append(FaultTable.sum(List.copyOf(results.values())));
    try {
      Files.writeString(file, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
