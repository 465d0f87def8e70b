package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One running lab of a single cluster, driven through {@code bin/lab}. */
public final class Lab implements AutoCloseable {
  private static final Path PROGRAM = Path.of("bin/lab").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Pattern NODE =
      Pattern.compile("^ +(\\S+):\\n +ansible_host: (\\S+)$", Pattern.MULTILINE);

  private final String name;
  private final Map<String, String> addresses;

  private Lab(String name, Map<String, String> addresses) {
    this.name = name;
    this.addresses = addresses;
  }

  /** Boots the lab of that name on the default release, unless it is up already. */
  public static Lab up(String name) {
    return up(name, Release.BOOKWORM);
  }

  /** Boots the lab of that name, unless it is up already. */
  static Lab up(String name, Release release) {
    List<String> arguments = new ArrayList<>(List.of("up", "--name", name));
    arguments.addAll(release.options());
    call(arguments).requireSuccess();
    Map<String, String> addresses = new LinkedHashMap<>();
    Matcher node = NODE.matcher(text(inventory(name)));
    while (node.find()) {
      addresses.put(node.group(1), node.group(2));
    }
    return new Lab(name, addresses);
  }

  /** What {@code --name} says. */
  public String name() {
    return name;
  }

  /** The inventory that names the lab's nodes and keys. */
  public Path inventory() {
    return inventory(name);
  }

  private static Path inventory(String name) {
    return Path.of("inventory", name + ".yml").toAbsolutePath();
  }

  public List<String> nodes() {
    return List.copyOf(addresses.keySet());
  }

  /** The node's own address. */
  public String address(String node) {
    return Objects.requireNonNull(addresses.get(node), node);
  }

  /** The address that is nobody's own. */
  public String vip() {
    return address(nodes().get(0)).replaceFirst("[0-9]+$", "100");
  }

  /** An address of the table of scenarios: names of nodes and {@code vip} give way to numbers. */
  public String resolve(String hostAndPort) {
    String host = hostAndPort.replaceFirst(":[0-9]+$", "");
    String port = hostAndPort.substring(host.length());
    return (host.equals("vip") ? vip() : addresses.getOrDefault(host, host)) + port;
  }

  /** Restores the healthy state, then brings the scenario about, and the conditions after it. */
  public void bring(String... scenarioAndConditions) {
    List<String> arguments = new ArrayList<>(List.of("break", "--name", name));
    arguments.addAll(List.of(scenarioAndConditions));
    call(arguments).requireSuccess();
  }

  /** Somebody with an account on the node does one of the intrusions to it. */
  void intrude(String intrusion, String node) {
    call(List.of("intrude", "--name", name, intrusion, node)).requireSuccess();
  }

  /**
   * Asks the leader's Patroni for a switchover, really.
   *
   * @param candidate empty for any
   */
  RealSwitchover switchover(String leader, String candidate) {
    List<String> arguments = new ArrayList<>(List.of("switchover", "--name", name, leader));
    if (!candidate.isEmpty()) {
      arguments.add(candidate);
    }
    Finished finished = call(arguments);
    finished.requireSuccess();
    try {
      return new RealSwitchover(new ObjectMapper().readTree(finished.output()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(finished.toString(), e);
    }
  }

  /** A real switchover from the leader and the one back, beside what is said beforehand. */
  Finished exercise(String candidate) {
    return call(List.of("exercise", "--name", name, candidate));
  }

  /** What a shell command prints on the node; it must succeed. */
  public String shell(String node, String command) {
    Finished finished = call(List.of("sh", "--name", name, node, command));
    finished.requireSuccess();
    return finished.output();
  }

  /**
   * Takes the lab down, unless whoever runs the tests still wants to look at it and does so then.
   */
  @Override
  public void close() {
    if ("kept".equals(System.getenv("READDRESS_LAB_AFTERWARDS"))) {
      return;
    }
    call(List.of("down", "--name", name)).requireSuccess();
  }

  static List<String> scenarios() {
    return names("scenarios");
  }

  static List<String> intrusions() {
    return names("intrusions");
  }

  private static List<String> names(String command) {
    Finished finished = call(List.of(command));
    finished.requireSuccess();
    return finished.output().lines().map(line -> line.replaceFirst("[ =\\[].*", "")).toList();
  }

  /** How a command of {@code bin/lab} ended; output and errors are one text. */
  record Finished(String command, int exit, String output) {
    void requireSuccess() {
      if (exit != 0) {
        throw new AssertionError(command + " ended with " + exit + ":\n" + output);
      }
    }
  }

  private static Finished call(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("bash", PROGRAM.toString()));
    command.addAll(arguments);
    String shown = "bin/lab " + String.join(" ", arguments);
    try {
      Path output = Files.createTempFile("lab", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroy();
          throw new AssertionError(shown + " did not end in " + PATIENCE + ":\n" + text(output));
        }
        return new Finished(shown, process.exitValue(), text(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(shown, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(shown + " was interrupted", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
