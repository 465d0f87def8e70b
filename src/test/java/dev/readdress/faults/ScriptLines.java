package dev.readdress.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The lines of a script of the node, and where something can be put between two of them. */
public final class ScriptLines {
  /** Where the lines that were reached are written to on the node. */
  static final String REACHED = "/run/readdress-reached-lines";

  /** Prints whether a line was reached that is noted there. */
  static final String IS_REACHED = "if [ -e " + REACHED + " ]; then echo yes; fi\n";

  /** A line that ends so goes on in the next one. */
  private static final Set<String> GOES_ON = Set.of("\\", "||", "&&", "|");

  /** Ends the very shell that reads the script; {@code $$} would be one around it. */
  private static final String CUT = "kill -KILL \"$(exec sh -c 'echo $PPID')\"";

  private final String text;
  private final List<String> lines;

  private ScriptLines(String text) {
    this.text = text;
    this.lines = text.lines().toList();
  }

  /** Whether a script holds the text that is called so: {@code edit/common} is a part of edit. */
  static boolean isOf(String text, String script) {
    return text.startsWith(script + "/");
  }

  /** The lines of a part of a script, as it is in the program. */
  static ScriptLines of(String name) {
    return ofResource("apply/" + name.substring(name.indexOf('/') + 1) + ".sh");
  }

  /** The lines of a file of the program, as in {@code apply/edit.sh}. */
  public static ScriptLines ofResource(String file) {
    String resource = "/dev/readdress/" + file;
    try (InputStream stream = ScriptLines.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + resource);
      }
      return new ScriptLines(new String(stream.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole script, with a note in {@link #REACHED} after each line that allows it. */
  String marked(String script) {
    Map<Integer, String> notes = new HashMap<>();
    places().forEach(number -> notes.put(number, "echo " + number + " >>" + REACHED));
    return with(script, notes);
  }

  /** The whole script, killed after a line, which it notes before in {@link #REACHED}. */
  String cutAfter(int number, String script) {
    List<String> cut = new ArrayList<>(lines);
    cut.add(number, "(echo %d >>%s)".formatted(number, REACHED));
    cut.add(number + 1, CUT);
    return "rm -f " + REACHED + "\n" + with(script, cut);
  }

  /** The numbers of the lines after which a command can stand. */
  public List<Integer> places() {
    return IntStream.rangeClosed(1, lines.size()).filter(this::allowsMore).boxed().toList();
  }

  /**
   * The whole script with commands after lines of this part; what follows a line may still ask how
   * it ended.
   */
  public String with(String script, Map<Integer, String> commands) {
    List<String> changed = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      changed.add(lines.get(number - 1));
      if (commands.containsKey(number)) {
        changed.add("(status=$?; " + commands.get(number) + "; exit $status)");
      }
    }
    return with(script, changed);
  }

  /** What stands on a line. */
  public String line(int number) {
    return lines.get(number - 1).strip();
  }

  private String with(String script, List<String> changed) {
    int start = script.indexOf(text);
    if (start < 0) {
      throw new IllegalStateException("the script does not hold the text");
    }
    return script.substring(0, start)
        + String.join("\n", changed)
        + "\n"
        + script.substring(start + text.length());
  }

  private boolean allowsMore(int number) {
    String line = line(number);
    // On the last line of a function something happens only while it is defined, which is nothing.
    boolean goesOn =
        lines.get(number - 1).equals("}")
            || line.isEmpty()
            || line.startsWith("#")
            || GOES_ON.stream().anyMatch(line::endsWith);
    // Where a text goes on over several lines, anything can stand.
    return !goesOn && isShell(number, CUT) && !isShell(number, ")");
  }

  /** Asks the shell itself whether that can stand there. */
  private boolean isShell(int number, String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(number, line);
    try {
      Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
      try (java.io.OutputStream input = shell.getOutputStream()) {
        input.write((String.join("\n", more) + "\n").getBytes(UTF_8));
      }
      shell.getInputStream().readAllBytes();
      return shell.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
