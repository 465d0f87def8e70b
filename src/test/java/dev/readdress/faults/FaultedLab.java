package dev.readdress.faults;

import dev.readdress.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One lab on which one point after the other is tried. */
public final class FaultedLab {
  /** As when more time has passed than a lock lives without being renewed. */
  private static final String LOCKS_END =
      "for each in /var/lib/readdress/*.lock; do"
          + " [ ! -e \"$each\" ] || sed -i 's/^until=.*/until=1000000000/' \"$each\"; done";

  private final Lab lab;
  private final Map<String, Map<String, String>> fixed = new HashMap<>();

  public FaultedLab(Lab lab) {
    this.lab = lab;
  }

  /** The operations of a clean fix, as {@code edit node2}, in their order. */
  List<String> operations(String scenario) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("readdress-faults");
    Path log = state.resolve("operations");
    fixCleanly(scenario, state, new Fault(Fault.Kind.RECORD, 0, log.toString()));
    Map<String, String> names = new HashMap<>();
    lab.nodes().forEach(node -> names.put(lab.address(node), node));
    return Files.readAllLines(log).stream()
        .map(line -> line.split(" ", 2))
        .map(words -> words[0] + " " + names.getOrDefault(words[1], words[1]))
        .toList();
  }

  /** The lines of a script that a clean fix reaches, on whichever node it runs first. */
  List<Integer> lines(String scenario, String script) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("readdress-faults");
    lab.bring(scenario);
    for (String node : lab.nodes()) {
      lab.shell(node, "rm -f " + ScriptLines.REACHED);
    }
    fixCleanly(scenario, state, new Fault(Fault.Kind.RECORD_LINES, 0, script));
    List<Integer> reached = new ArrayList<>();
    for (String node : lab.nodes()) {
      lab.shell(node, "cat " + ScriptLines.REACHED + " 2>/dev/null || true")
          .lines()
          .map(Integer::valueOf)
          .forEach(reached::add);
    }
    return reached.stream().distinct().sorted().toList();
  }

  private void fixCleanly(String scenario, Path state, Fault fault)
      throws IOException, InterruptedException {
    lab.bring(scenario);
    Program.Ended ended =
        Program.run(state, fault, "fix", "-i", lab.inventory().toString(), "--yes");
    if (ended.exit() != 0) {
      throw new IllegalStateException("a clean fix ended with " + ended);
    }
    fixed.put(scenario, Aftermath.of(lab).configurations());
  }

  /** Tries a point. */
  public FaultResult run(FaultPoint point) throws IOException, InterruptedException {
    if (!fixed.containsKey(point.scenario())) {
      fixCleanly(
          point.scenario(),
          Files.createTempDirectory("readdress-faults"),
          new Fault(Fault.Kind.CUT_LINE, 0, "no script"));
    }
    lab.bring(point.scenario());
    Aftermath before = Aftermath.of(lab);
    Path state = Files.createTempDirectory("readdress-faults");
    long started = System.nanoTime();
    String inventory = lab.inventory().toString();
    Program.Ended cut = Program.run(state, here(point.fault()), "fix", "-i", inventory, "--yes");
    repair(here(point.repair()));
    Path recoverer = state;
    if (!point.recovery().isSame()) {
      recoverer = Files.createTempDirectory("readdress-faults");
      for (String node : lab.nodes()) {
        lab.shell(node, LOCKS_END);
      }
    }
    Program.Ended recovered =
        Program.run(recoverer, point.recovery().command(), "-i", inventory, "--yes");
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    Aftermath after = Aftermath.of(lab);
    Map<String, String> wanted =
        point.recovery().command().equals("fix")
            ? Objects.requireNonNull(fixed.get(point.scenario()))
            : before.configurations();
    List<String> faults = new ArrayList<>(after.faults(before, wanted, point.demoted()));
    if (recovered.exit() != 0) {
      faults.add(0, point.recovery().command() + " ended with " + recovered.exit());
    }
    return new FaultResult(
        point, cut.exit(), recovered.exit(), seconds, faults, cut.output() + recovered.output());
  }

  private Fault here(Fault fault) {
    return new Fault(fault.kind(), fault.at(), here(fault.argument()));
  }

  /** A command for this lab. */
  private String here(String command) {
    String controller = lab.vip().replaceFirst("[0-9]+$", "1");
    return FaultPoints.Commands.on(lab.name(), controller, command);
  }

  private void repair(String command) throws IOException, InterruptedException {
    if (!command.isEmpty()) {
      int status =
          new ProcessBuilder("bash", "-c", command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with status " + status);
      }
    }
  }
}
