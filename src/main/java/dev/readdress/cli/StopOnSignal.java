package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.result.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C and SIGTERM do. While a run is under way the first asks it to stop and the second
 * ends the program at once; otherwise the first ends it. The exit code is 130 or 143.
 */
final class StopOnSignal {
  private final StopSignal stop = new StopSignal();
  private final AtomicBoolean running = new AtomicBoolean();

  /** Signals that nobody sends: for a program that is called, not started. */
  static StopOnSignal never() {
    return new StopOnSignal();
  }

  /**
   * Takes over SIGINT and SIGTERM. The Java platform has no public way to do that; where {@code
   * sun.misc.Signal} (module jdk.unsupported) is missing, signals end the program as they always
   * do.
   */
  static StopOnSignal install(Console console) {
    StopOnSignal signals = new StopOnSignal();
    signals.handle("INT", StopSignal.Cause.INTERRUPT, ExitCode.INTERRUPTED, console);
    signals.handle("TERM", StopSignal.Cause.TERMINATE, ExitCode.TERMINATED, console);
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

  private void handle(String name, StopSignal.Cause cause, ExitCode code, Console console) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "handle" -> arrived(cause, code, console);
            case "equals" -> {
              return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
              return System.identityHashCode(proxy);
            }
            default -> {
              return name;
            }
          }
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
      Object which = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, type).invoke(null, which, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The platform's own handling stays: the signal ends the program, the journal tells the rest.
    }
  }

  private void arrived(StopSignal.Cause cause, ExitCode code, Console console) {
    boolean isFirst = stop.raise(cause);
    if (isFirst && running.get()) {
      console
          .err()
          .println("\nStopping: the node in hand is finished or undone first. Again: at once.");
      return;
    }
    Runtime.getRuntime().halt(code.code());
  }
}
