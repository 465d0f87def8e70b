package dev.readdress.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs scripts with a shell of this machine, in a connection's place, and counts them. */
public final class LocalShell implements Connection {
  private final List<String> shell;
  private final List<String> names = Collections.synchronizedList(new ArrayList<>());
  private final UnaryOperator<String> change;

  /**
   * A shell of this machine; a test that wants one that is not installed is left out, and says so.
   *
   * @param command its path and the words behind it, as in `/bin/busybox ash`
   */
  public static LocalShell installed(String command) {
    List<String> words = Arrays.asList(command.split(" ", -1));
    wantInstalled(words.get(0));
    return new LocalShell(words, UnaryOperator.identity());
  }

  /** Leaves the test out where this machine has not the program. */
  public static void wantInstalled(String program) {
    assumeTrue(Files.isExecutable(Path.of(program)), program + " is not installed");
  }

  private LocalShell(List<String> shell, UnaryOperator<String> change) {
    this.shell = List.copyOf(shell);
    this.change = change;
  }

  /** The same shell, which runs scripts that were changed. */
  public LocalShell withScripts(UnaryOperator<String> changed) {
    return new LocalShell(shell, changed);
  }

  /** The same shell, which finds programs only there. */
  public LocalShell withProgramsOf(Path directory) {
    return withScripts(text -> text.replaceFirst("(?m)^PATH=\\$PATH:.*$", "PATH=" + directory));
  }

  /** The names of the scripts that were run, in order. */
  public List<String> scripts() {
    return List.copyOf(names);
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
    names.add(script.name());
    try {
      Path errors = Files.createTempFile("local-shell", ".err");
      Process process = new ProcessBuilder(shell).redirectError(errors.toFile()).start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(change.apply(script.text()).getBytes(StandardCharsets.UTF_8));
      }
      byte[] output = process.getInputStream().readNBytes(script.mostOutput());
      boolean cut = process.getInputStream().read() >= 0;
      process.getInputStream().close();
      int status = process.waitFor();
      Bytes complaints = Bytes.of(Files.readAllBytes(errors));
      Files.delete(errors);
      return new ScriptResult(status, Bytes.of(output), complaints, cut);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private static UnreachableException unreachable(Exception e) {
    return new UnreachableException(
        UnreachableException.Cause.DISCONNECTED,
        new Problem("local", String.valueOf(e.getMessage()), "look at the shell"));
  }

  @Override
  public Socket open(String host, int port, Deadline deadline) throws IOException {
    return new Socket(host, port);
  }

  @Override
  public void close() {}
}
