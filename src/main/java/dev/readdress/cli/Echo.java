package dev.readdress.cli;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Turns off that a terminal shows what is typed, for as long as a password is read. */
interface Echo {
  /** Nothing to turn off: input is no terminal. */
  Echo NONE = () -> () -> {};

  /** The terminal of this process, through stty(1), as POSIX has it. */
  Echo TERMINAL =
      () -> {
        stty("-echo");
        Thread restore = new Thread(() -> stty("echo"), "echo");
        Runtime.getRuntime().addShutdownHook(restore);
        return () -> {
          stty("echo");
          Runtime.getRuntime().removeShutdownHook(restore);
        };
      };

  /** Turns it off until the result is closed, or the program ends. */
  Off off();

  /** Turned off. */
  interface Off extends AutoCloseable {
    @Override
    void close();
  }

  private static void stty(String mode) {
    try {
      Process process =
          new ProcessBuilder("stty", mode)
              .redirectInput(new File("/dev/tty"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Without stty the password is shown while it is typed; better than not being able to log in.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
