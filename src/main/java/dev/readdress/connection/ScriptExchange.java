package dev.readdress.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a script over a process's three streams, whatever carries them:
 *
 * <ol>
 *   <li>The command line starts {@code sh}, as the user to become, with a small program that says
 *       that it is ready and then reads its input.
 *   <li>A password goes first, and alone: what asks for it reads one line. When nothing asked, the
 *       program skips it, for it reads lines up to the one with the marks and runs none of them.
 *       The rest is sent only after the program was ready, so no part of it is ever taken for a
 *       password.
 *   <li>The first line of the rest brings the marks, which are nowhere else ({@link ScriptMarks}).
 *       The program prints the first of them on both outputs; whatever came before it was noise and
 *       is dropped.
 *   <li>The program reads the whole script and runs it only when its last line has arrived: a
 *       connection that breaks on the way runs nothing. The script's own standard input is empty.
 *   <li>After the script the program prints the last mark with the exit status on both outputs, so
 *       a result is known to be complete whatever the transport says about its end.
 * </ol>
 *
 * <p>One use only. The two sinks may be written by other threads than the one that runs.
 */
public final class ScriptExchange {
  private static final int MOST_ERRORS = 64 * 1024;
  private static final int MOST_NOISE = 1024 * 1024;
  private static final int MOST_WORDS = 400;

  /** What the transport knows when the outputs ended without the last mark. */
  @FunctionalInterface
  public interface Ending {
    /**
     * The exit status of the process, 128 + n when signal n ended it.
     *
     * @throws UnreachableException when the transport itself has gone
     */
    int status() throws UnreachableException;
  }

  private final Object lock = new Object();
  private final String host;
  private final Script script;
  private final Become become;
  private final ScriptMarks marks = ScriptMarks.random();
  private final MarkedOutput output;
  private final MarkedOutput errors;
  private final WordWatch ready;
  private final WordWatch prompts;

  public ScriptExchange(String host, Script script, Become become) {
    this.host = host;
    this.script = script;
    this.become = become;
    this.output = new MarkedOutput(lock, marks.begin(), marks.end(), script.mostOutput());
    this.errors = new MarkedOutput(lock, marks.begin(), marks.end(), MOST_ERRORS);
    this.ready = new WordWatch(lock, marks.ready(), output);
    this.prompts = new WordWatch(lock, marks.prompt(), errors);
  }

  /**
   * What the login shell is to run, valid in every shell.
   *
   * @throws UnreachableException when the user to become has no name that can be written there
   */
  public String commandLine() throws UnreachableException {
    return BecomeCommand.of(host, become, program(), marks.prompt());
  }

  /** Without a single quote, backslash, exclamation mark or new line: see {@link BecomeCommand}. */
  private String program() {
    String ready = ScriptMarks.halves(marks.ready());
    return "echo "
        + ready
        + "; while IFS= read -r l; do case $l in "
        + ready
        + "*) break;; esac; done; m=${l#"
        + ready
        + "}; echo ${m}1; echo ${m}1 >&2;"
        + " s=$(cat); case $s in *${m}2) (eval \"$s\") </dev/null; r=$?;"
        + " echo ${m}3 $r; echo ${m}3 $r >&2; exit $r;; esac; exit 74";
  }

  /** Takes the process's standard output; never waits, never fails. */
  public OutputStream output() {
    return ready;
  }

  /** Takes the process's standard error; never waits, never fails. */
  public OutputStream errors() {
    return prompts;
  }

  /**
   * Feeds the script to the process and returns when it has ended.
   *
   * @param input the process's standard input; closed when all was sent
   * @throws UnreachableException when the script did not start, or not end in time
   */
  public ScriptResult run(OutputStream input, Deadline deadline, Ending ending)
      throws UnreachableException {
    send(input, deadline);
    await(deadline, this::hasEnded);
    if (output.isCut()) {
      return new ScriptResult(128 + 13, output.content(), errors.content(), true);
    }
    if (isComplete()) {
      return new ScriptResult(status(), output.content(), errors.content(), false);
    }
    if (deadline.hasPassed()) {
      // What ended the streams may be the watchdog of this very deadline.
      throw timedOut();
    }
    if (isNoiseOnly()) {
      throw notStarted("sent more than " + MOST_NOISE + " bytes before the script could start");
    }
    int status = ending.status();
    if (!output.hasBegun()) {
      throw notStarted("did not start sh (exit status " + status + ")");
    }
    return new ScriptResult(status, output.content(), errors.content(), false);
  }

  private void send(OutputStream input, Deadline deadline) throws UnreachableException {
    try (input) {
      @Nullable Secret password = become.password();
      if (password != null && become.method() != Become.Method.DOAS) {
        input.write(password.bytes());
        input.write('\n');
        input.flush();
        await(deadline, () -> ready.count() > 0 || prompts.count() > 1 || hasEnded());
        if (ready.count() == 0) {
          return;
        }
      }
      input.write(wire());
      input.flush();
    } catch (IOException e) {
      // The process has ended, or the transport broke: its ending tells which.
    }
  }

  private byte[] wire() {
    return (marks.ready()
            + marks.number()
            + "\nunset l m s\n"
            + script.text()
            + "\n#"
            + marks.scriptEnd())
        .getBytes(UTF_8);
  }

  private boolean hasEnded() {
    boolean closed = output.isClosed() && errors.isClosed();
    return closed || output.isCut() || isComplete() || isNoiseOnly();
  }

  private boolean isComplete() {
    return output.isComplete() && errors.isComplete();
  }

  private boolean isNoiseOnly() {
    return !output.hasBegun() && output.noiseLength() > MOST_NOISE;
  }

  private void await(Deadline deadline, BooleanSupplier condition) throws UnreachableException {
    synchronized (lock) {
      while (!condition.getAsBoolean()) {
        if (deadline.hasPassed()) {
          throw timedOut();
        }
        try {
          lock.wait(deadline.remainingMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new UnreachableException(
              Cause.TIMED_OUT,
              new Problem(host, "stopped while " + script.name() + " ran", "run again"));
        }
      }
    }
  }

  private int status() {
    try {
      return Integer.parseInt(output.status());
    } catch (NumberFormatException e) {
      return 255;
    }
  }

  private UnreachableException timedOut() {
    boolean asked = errors.noiseLength() > 0 && become.method() != Become.Method.NONE;
    if (!output.hasBegun() && asked) {
      return notStarted("did not start sh in time");
    }
    String what = output.hasBegun() ? " did not end in time" : " did not start in time";
    return new UnreachableException(
        Cause.TIMED_OUT,
        new Problem(
            host,
            script.name() + what + words(errors.content()),
            "see what hangs on the node; a longer time-out helps if it is only slow"));
  }

  private UnreachableException notStarted(String what) {
    String words = words(prompts.without(errors.noise())) + words(ready.without(output.noise()));
    if (become.method() == Become.Method.NONE) {
      return new UnreachableException(
          Cause.PROTOCOL,
          new Problem(
              host,
              "the login shell " + what + words,
              "make `ssh " + host + " /bin/sh -c true` work without a terminal"));
    }
    return BecomeRefusal.of(host, become, what, words);
  }

  private static String words(Bytes said) {
    String line = Printable.line(said.lossyUtf8().strip(), MOST_WORDS);
    return line.isEmpty() ? "" : "; it said: " + line;
  }
}
