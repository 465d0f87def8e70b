package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.result.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C, SIGTERM and SIGHUP do. While a run is under way the first asks it to stop and the
 * second ends the program at once; otherwise the first ends it. The exit code is 130 or 143. A
 * SIGHUP is as good as a SIGTERM, but never the second: a terminal that goes away sends it twice,
 * once through the shell and once from the kernel (setsid(2), bash(1) SIGNALS), and nobody has
 * asked twice.
 */
final class StopOnSignal {
  /** The signals that are taken over, by their names without SIG. */
  private enum Kind {
    INT(StopSignal.Cause.INTERRUPT, ExitCode.INTERRUPTED),
    TERM(StopSignal.Cause.TERMINATE, ExitCode.TERMINATED),
    HUP(StopSignal.Cause.TERMINATE, ExitCode.TERMINATED);

    private final StopSignal.Cause cause;
    private final ExitCode code;

    Kind(StopSignal.Cause cause, ExitCode code) {
      this.cause = cause;
      this.code = code;
    }
  }

  private final StopSignal stop = new StopSignal();
  private final AtomicBoolean running = new AtomicBoolean();

  /** Signals that nobody sends: for a program that is called, not started. */
  static StopOnSignal never() {
    return new StopOnSignal();
  }

  /**
   * Takes over SIGINT, SIGTERM and, unless it is ignored (nohup(1)), SIGHUP. The Java platform has
   * no public way to do that; where {@code sun.misc.Signal} (module jdk.unsupported) is missing,
   * signals end the program as they always do.
   */
  static StopOnSignal install(Console console) {
    StopOnSignal signals = new StopOnSignal();
    for (Kind kind : Kind.values()) {
      signals.handle(kind, console);
    }
    return signals;
  }

  StopSignal stop() {
    return stop;
  }

  /** From here on the first signal asks the run to stop, until the result is closed. */
  Running running() {
    running.set(true);
    return () -> running.set(false);
  }

  /** A run under way. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  private void handle(Kind kind, Console console) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "handle" -> arrived(kind, console);
            case "equals" -> {
              return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
              return System.identityHashCode(proxy);
            }
            default -> {
              return kind.name();
            }
          }
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
      Object which = signal.getConstructor(String.class).newInstance(kind.name());
      signal.getMethod("handle", signal, type).invoke(null, which, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The platform's own handling stays: the signal ends the program, the journal tells the rest.
    }
  }

  private void arrived(Kind kind, Console console) {
    boolean isFirst = stop.raise(kind.cause);
    if (isFirst && running.get()) {
      console
          .err()
          .println("\nStopping: the node in hand is finished or undone first. Again: at once.");
      return;
    }
    if (kind == Kind.HUP && running.get()) {
      return;
    }
    Runtime.getRuntime().halt(kind.code.code());
  }
}
