package dev.readdress.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs scripts in a shell of this machine, with the programs of a directory before all others. */
final class ShellConnection implements Connection {
  private final List<String> shell;
  private final String path;
  private final List<String> texts = new ArrayList<>();
  private UnaryOperator<String> change = UnaryOperator.identity();

  ShellConnection(List<String> shell, String path) {
    this.shell = List.copyOf(shell);
    this.path = path;
  }

  /** What the scripts are turned into before they run. */
  void change(UnaryOperator<String> changed) {
    this.change = changed;
  }

  /** The scripts that ran, before they were changed. */
  List<String> texts() {
    return texts;
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) {
    texts.add(script.text());
    try {
      return run(change.apply(script.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScriptResult run(String text) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("readdress", ".err");
    ProcessBuilder builder = new ProcessBuilder(shell).redirectError(errors.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", path);
    Process process = builder.start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(text.getBytes(UTF_8));
    }
    byte[] output = process.getInputStream().readAllBytes();
    int status = process.waitFor();
    Bytes said = Bytes.of(Files.readAllBytes(errors));
    Files.delete(errors);
    return new ScriptResult(status, Bytes.of(output), said, false);
  }

  @Override
  public Socket open(String host, int port, Deadline deadline) {
    throw new UnsupportedOperationException("scripts only");
  }

  @Override
  public void close() {}
}
