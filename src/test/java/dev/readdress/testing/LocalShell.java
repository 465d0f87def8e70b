package dev.readdress.testing;

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

  public LocalShell(String... shell) {
    this(Arrays.asList(shell), UnaryOperator.identity());
  }

  private LocalShell(List<String> shell, UnaryOperator<String> change) {
    this.shell = List.copyOf(shell);
    this.change = change;
  }

  /** The same shell, which finds programs only there. */
  public LocalShell withProgramsOf(Path directory) {
    return new LocalShell(
        shell, text -> text.replaceFirst("(?m)^PATH=\\$PATH:.*$", "PATH=" + directory));
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
