package dev.readdress.testing;

import dev.readdress.faults.ScriptLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The points of a script, in all of its parts, at which something else can happen. */
public final class ScriptPoints {
  /** After a line of a part, such as {@code apply/edit.sh}. */
  public record Point(String part, int line) {}

  private final Map<String, ScriptLines> parts = new LinkedHashMap<>();

  public ScriptPoints(List<String> parts) {
    parts.forEach(part -> this.parts.put(part, ScriptLines.ofResource(part)));
  }

  /** The script, which notes the points that it reaches in a file. */
  public String noting(String script, Path notes) {
    String noting = script;
    for (Map.Entry<String, ScriptLines> part : parts.entrySet()) {
      Map<Integer, String> commands = new HashMap<>();
      for (int line : part.getValue().places()) {
        commands.put(line, "echo %s %d >>'%s'".formatted(part.getKey(), line, notes));
      }
      noting = part.getValue().with(noting, commands);
    }
    return noting;
  }

  /** What was noted, each point once. */
  public static List<Point> noted(Path notes) throws IOException {
    return Files.readAllLines(notes).stream()
        .distinct()
        .map(line -> line.split(" ", 2))
        .map(words -> new Point(words[0], Integer.parseInt(words[1])))
        .toList();
  }

  /** Some of them, in the order of chance. */
  public static List<Point> some(List<Point> points, int most, Random random) {
    List<Point> some = new ArrayList<>(points);
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(most, some.size()));
  }

  /** The script with a command at one point. */
  public String with(String script, Point point, String command) {
    ScriptLines lines = parts.get(point.part());
    if (lines == null) {
      throw new IllegalArgumentException("the script has no part " + point.part());
    }
    return lines.with(script, Map.of(point.line(), command));
  }
}
