package dev.readdress.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.Connector;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways into the nodes, with one fault on them. Only operations count, not what looks. */
public final class FaultyConnector implements Connector {
  private static final Set<String> OPERATIONS =
      Set.of("lock", "renew", "unlock", "tidy", "edit", "undo", "reload");

  /** As a shell's exit status after SIGKILL. */
  static final int KILLED = 137;

  private final Connector connector;
  private final Fault fault;
  private final Runnable happened;
  private final AtomicInteger operations = new AtomicInteger();
  private final AtomicBoolean cut = new AtomicBoolean();

  /**
   * Ways with a fault.
   *
   * @param happened is told when the fault has really come about
   */
  public FaultyConnector(Connector connector, Fault fault, Runnable happened) {
    this.connector = connector;
    this.fault = fault;
    this.happened = happened;
  }

  @Override
  public Connection connect(ConnectionSettings settings, Deadline deadline)
      throws UnreachableException {
    return new FaultyConnection(connector.connect(settings, deadline), settings.host());
  }

  private final class FaultyConnection implements Connection {
    private final Connection connection;
    private final String address;

    FaultyConnection(Connection connection, String address) {
      this.connection = connection;
      this.address = address;
    }

    @Override
    public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
      if (!OPERATIONS.contains(script.name())) {
        return connection.run(script, deadline);
      }
      int number = operations.incrementAndGet();
      before(number, script);
      Script changed = changed(script);
      ScriptResult result = connection.run(changed, deadline);
      if (fault.kind() == Fault.Kind.CUT_LINE && !changed.equals(script)) {
        tellWhetherCut(result, deadline);
      }
      after(number);
      return result;
    }

    /**
     * Where the line runs in a command substitution, only that is killed, and the script goes on.
     */
    private void tellWhetherCut(ScriptResult result, Deadline deadline)
        throws UnreachableException {
      Script reached = new Script("reached", ScriptLines.IS_REACHED, 100);
      if (result.exitStatus() != 0
          || connection.run(reached, deadline).output().lossyUtf8().startsWith("yes")) {
        happened.run();
      }
    }

    private void before(int number, Script script) {
      switch (fault.kind()) {
        case RECORD -> write(Path.of(fault.argument()), script.name() + " " + address + "\n");
        case HALT_BEFORE -> haltAt(number);
        case COMMAND_BEFORE -> commandAt(number);
        case HALT_AFTER, COMMAND_AFTER, RECORD_LINES, CUT_LINE -> {}
      }
    }

    private void after(int number) {
      switch (fault.kind()) {
        case HALT_AFTER -> haltAt(number);
        case COMMAND_AFTER -> commandAt(number);
        case RECORD, HALT_BEFORE, COMMAND_BEFORE, RECORD_LINES, CUT_LINE -> {}
      }
    }

    /** The first script of the name is changed, the others are not. */
    private Script changed(Script script) {
      if (!ScriptLines.isOf(fault.argument(), script.name()) || cut.getAndSet(true)) {
        return script;
      }
      ScriptLines lines = ScriptLines.of(fault.argument());
      return switch (fault.kind()) {
        case RECORD_LINES -> with(script, lines.marked(script.text()));
        case CUT_LINE -> with(script, lines.cutAfter(fault.at(), script.text()));
        case RECORD, HALT_BEFORE, HALT_AFTER, COMMAND_BEFORE, COMMAND_AFTER -> script;
      };
    }

    private Script with(Script script, String text) {
      return new Script(script.name(), text, script.mostOutput());
    }

    @Override
    public Socket open(String host, int port, Deadline deadline) throws IOException {
      return connection.open(host, port, deadline);
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  private void haltAt(int number) {
    if (number == fault.at()) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private void commandAt(int number) {
    if (number == fault.at()) {
      try {
        int status =
            new ProcessBuilder("bash", "-c", fault.argument())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status == 0) {
          happened.run();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
