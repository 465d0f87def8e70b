package dev.readdress.ssh;

import dev.readdress.testing.ServerCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;
import org.jspecify.annotations.Nullable;

/** A command of the embedded server that is a real process. */
final class ProcessCommand extends ServerCommand {
  private final List<String> words;
  private final Map<String, String> environment;
  private volatile @Nullable Process process;

  ProcessCommand(List<String> words, Map<String, String> environment) {
    this.words = words;
    this.environment = environment;
  }

  @Override
  public void start(ChannelSession channel, Environment env) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    Process started = builder.start();
    process = started;
    daemon(() -> copy(input, started.getOutputStream(), true));
    Thread out = daemon(() -> copy(started.getInputStream(), output, false));
    Thread err = daemon(() -> copy(started.getErrorStream(), errors, false));
    daemon(
        () -> {
          try {
            int status = started.waitFor();
            out.join();
            err.join();
            exit.onExit(status);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "server-command");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copy(InputStream from, OutputStream to, boolean close) {
    byte[] buffer = new byte[8192];
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // The other end has gone; the process ends by itself or is destroyed.
    }
    if (close) {
      try {
        to.close();
      } catch (IOException e) {
        // As above.
      }
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }
}
