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
public final class FaultedLab implements AutoCloseable {
  /** As when more time has passed than a lock lives without being renewed. */
  private static final String LOCKS_END =
      "for each in /var/lib/postgresql/.readdress-*.lock; do"
          + " [ ! -e \"$each\" ] || sed -i 's/^until=.*/until=1000000000/' \"$each\"; done";

  /** What controllers keep; it stays for whoever wants to know more about a point. */
  private static final Path STATES = Path.of("target", "faults");

  private final Lab lab;
  private final Map<String, Map<String, String>> fixed = new HashMap<>();

  public FaultedLab(Lab lab) {
    this.lab = lab;
  }

  /** Boots the lab of that name, unless it is up already. */
  static FaultedLab up(String name) throws LabNotReadyException {
    try {
      return new FaultedLab(Lab.up(name));
    } catch (AssertionError e) {
      throw new LabNotReadyException(e);
    }
  }

  /** Ends the lab. */
  @Override
  public void close() {
    lab.close();
  }

  /** The operations of a clean fix, as {@code edit node2}, in their order. */
  List<String> operations(String scenario) throws IOException, InterruptedException {
    Path state = newState();
    Path log = state.resolve("operations");
    lab.bring(scenario);
    fixCleanly(scenario, state, new Fault(Fault.Kind.RECORD, 0, log.toAbsolutePath().toString()));
    Map<String, String> names = new HashMap<>();
    lab.nodes().forEach(node -> names.put(lab.address(node), node));
    return Files.readAllLines(log).stream()
        .map(line -> line.split(" ", 2))
        .map(words -> words[0] + " " + names.getOrDefault(words[1], words[1]))
        .toList();
  }

  /**
   * The lines of a part of a script that a clean fix reaches, on whichever node it runs first.
   *
   * @param script the part, as {@code edit/common}
   */
  List<Integer> lines(String scenario, String script) throws IOException, InterruptedException {
    lab.bring(scenario);
    for (String node : lab.nodes()) {
      lab.shell(node, "rm -f " + ScriptLines.REACHED);
    }
    fixCleanly(scenario, newState(), new Fault(Fault.Kind.RECORD_LINES, 0, script));
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
    Program.Ended ended =
        Program.run(state, fault, "fix", "-i", lab.inventory().toString(), "--yes");
    if (ended.exit() != 0) {
      throw new IllegalStateException("a clean fix ended with " + ended);
    }
    fixed.put(scenario, Aftermath.of(lab).configurations());
  }

  /** Tries a point; a lab that could not be brought to its beginning fails the test. */
  public FaultResult run(FaultPoint point) throws IOException, InterruptedException {
    try {
      return tried(point);
    } catch (LabNotReadyException e) {
      throw new AssertionError(e.said(), e);
    }
  }

  /**
   * Tries a point.
   *
   * @throws LabNotReadyException when the lab could not be brought to where the point begins, and
   *     nothing was tried
   */
  FaultResult tried(FaultPoint point)
      throws LabNotReadyException, IOException, InterruptedException {
    if (!fixed.containsKey(point.scenario())) {
      begin(point.scenario());
      fixCleanly(point.scenario(), newState(), Program.NO_FAULT);
    }
    Aftermath before = begin(point.scenario());
    long started = System.nanoTime();
    String inventory = lab.inventory().toString();
    Path state = newState();
    Program.Ended cut = Program.run(state, here(point.fault()), "fix", "-i", inventory, "--yes");
    repair(here(point.repair()));
    Program.Ended recovered = recovered(point.recovery(), state, inventory);
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    List<String> faults = new ArrayList<>();
    if (!cut.happened()) {
      faults.add("the fault did not come about");
    }
    if (recovered.exit() != 0) {
      faults.add(point.recovery().command() + " ended with " + recovered.exit());
    }
    Map<String, String> wanted =
        point.recovery().command().equals("fix")
            ? Objects.requireNonNull(fixed.get(point.scenario()))
            : before.configurations();
    faults.addAll(Aftermath.of(lab).faults(before, wanted, point.demoted()));
    String output = cut.output() + recovered.output();
    return new FaultResult(point, cut.exit(), recovered.exit(), seconds, faults, "", output);
  }

  private Program.Ended recovered(FaultPoint.Recoverer recovery, Path state, String inventory)
      throws IOException, InterruptedException {
    if (recovery.isSame()) {
      return Program.run(state, Program.NO_FAULT, recovery.command(), "-i", inventory, "--yes");
    }
    for (String node : lab.nodes()) {
      lab.shell(node, LOCKS_END);
    }
    return Program.run(newState(), Program.NO_FAULT, recovery.command(), "-i", inventory, "--yes");
  }

  /** Restores the lab and brings the scenario about. */
  private Aftermath begin(String scenario) throws LabNotReadyException {
    try {
      lab.bring(scenario);
      return Aftermath.of(lab);
    } catch (AssertionError | RuntimeException e) {
      throw new LabNotReadyException(e);
    }
  }

  private static Path newState() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(STATES), "controller")
        .toAbsolutePath();
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
