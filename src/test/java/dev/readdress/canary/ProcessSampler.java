package dev.readdress.canary;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes down, again and again until it is closed, the command lines and environments of processes,
 * as {@code ps axeww} prints them: of those that this one has started, however indirectly, and of
 * those in namespaces of their own, as the lab's nodes have. Each different one is kept once, in
 * target/canary/processes.txt.
 */
public final class ProcessSampler implements AutoCloseable {
  /**
   * Commands that live shorter can be missed; what a run hands to every node is seen often enough.
   */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Its control group, as systemd escapes the name, too. */
  private static final Pattern FRESH_MACHINE = Pattern.compile("readdress(-|\\\\x2d)fresh");

  private final Path processes;
  private final Optional<Path> ownNamespace;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, String> lastSeen = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Thread thread;

  private ProcessSampler(Path processes) {
    this.processes = processes;
    this.ownNamespace = namespace(processes.resolve("self"));
    this.thread = new Thread(this::sampleUntilClosed, "process sampler");
    thread.setDaemon(true);
  }

  /** Begins. */
  public static ProcessSampler start() {
    ProcessSampler sampler = new ProcessSampler(Path.of("/proc"));
    sampler.thread.start();
    return sampler;
  }

  private void sampleUntilClosed() {
    try {
      do {
        sample();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() {
    Set<String> lines = new LinkedHashSet<>();
    Set<String> alive = new HashSet<>();
    Set<String> started =
        ProcessHandle.current()
            .descendants()
            .map(process -> Long.toString(process.pid()))
            .collect(Collectors.toSet());
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path folder : folders) {
        String process = folder.getFileName().toString();
        String command = read(folder.resolve("cmdline"));
        alive.add(process);
        boolean concerns = started.contains(process) || isElsewhere(folder);
        if (concerns && !command.isEmpty() && !command.equals(lastSeen.put(process, command))) {
          lines.add(command);
          lines.add(read(folder.resolve("environ")));
        }
      }
    } catch (IOException e) {
      return; // the next sample will tell
    }
    lastSeen.keySet().retainAll(alive);
    lines.removeIf(line -> line.isEmpty() || !written.add(line));
    if (!lines.isEmpty()) {
      Kept.lines("processes.txt", List.copyOf(lines));
    }
  }

  /** A fresh machine (src/commands/fresh.sh) runs tests of its own, which hand out secrets. */
  private boolean isElsewhere(Path process) {
    Optional<Path> namespace = namespace(process);
    return namespace.isPresent()
        && !namespace.equals(ownNamespace)
        && !FRESH_MACHINE.matcher(read(process.resolve("cgroup"))).find();
  }

  private static Optional<Path> namespace(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("ns/pid")));
    } catch (IOException e) {
      return Optional.empty(); // it has ended
    }
  }

  /** The words of a file of /proc in one line; empty if the process has ended. */
  private static String read(Path file) {
    try {
      String words = Bytes.of(Files.readAllBytes(file)).lossyUtf8();
      return words.replace('\0', ' ').replaceAll("\\R", " ").strip();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
