package dev.readdress.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tries every point on one lab or several, and prints the table. {@code --labs NAME,...} the labs,
 * which are booted and ended; {@code --sample N --seed S} only so many points, chosen at random;
 * {@code --match PATTERN} only those in whose description the regular expression is found; {@code
 * --table FILE} writes the table there. Ends with 1 when a point does not end as it must.
 */
public final class FaultsMain {
  private FaultsMain() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = options(arguments);
    List<String> labs = List.of(options.getOrDefault("--labs", "faults").split(",", -1));
    FaultTable table = FaultRun.of(labs, all -> chosen(all, options), System.out);
    System.out.print(table.sum());
    if (options.containsKey("--table")) {
      Files.writeString(Path.of(options.get("--table")), table.text());
    }
    System.exit(table.results().stream().allMatch(FaultResult::isGood) ? 0 : 1);
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
    Pattern wanted = Pattern.compile(options.getOrDefault("--match", ""));
    points.removeIf(point -> !wanted.matcher(point.what()).find());
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
}
