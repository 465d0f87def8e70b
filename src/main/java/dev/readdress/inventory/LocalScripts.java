package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.problem.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs inventory scripts on this machine, within a time and an amount of output. */
public final class LocalScripts implements InventoryScripts {
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_SHOWN = 300;

  private final Pace pace;
  private final Duration longest;

  /** Scripts that are ended after this time. */
  public LocalScripts(Pace pace, Duration longest) {
    this.pace = pace;
    this.longest = longest;
  }

  @Override
  public Bytes run(Path script, String... arguments) throws ScriptFailedException {
    List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    Path errors = null;
    try {
      errors = Files.createTempFile("readdress-", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectError(errors.toFile())
              .start();
      return outcome(process, errors);
    } catch (IOException e) {
      throw new ScriptFailedException("cannot be run; is the program after its #! there?");
    } finally {
      delete(errors);
    }
  }

  private Bytes outcome(Process process, Path errors) throws IOException, ScriptFailedException {
    try (Watchdog watchdog = new Watchdog();
        Watchdog.Guard guard = watchdog.watch(Deadline.after(pace, longest), () -> end(process));
        InputStream output = process.getInputStream()) {
      byte[] content = output.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        end(process);
        throw new ScriptFailedException("wrote more than 8 MiB");
      }
      int status = process.waitFor();
      if (guard.hasFired()) {
        throw new ScriptFailedException("did not end within " + longest.toSeconds() + " seconds");
      }
      if (status != 0) {
        throw new ScriptFailedException("ended with status " + status + said(errors));
      }
      return Bytes.of(content);
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new ScriptFailedException("was interrupted");
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String said(Path errors) throws IOException {
    try (InputStream in = Files.newInputStream(errors)) {
      String text = Bytes.of(in.readNBytes(MOST_SHOWN)).lossyUtf8().strip();
      return text.isEmpty() ? "" : ": " + Printable.line(text, MOST_SHOWN);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // An empty file that stays in the directory for temporary files harms nobody.
      }
    }
  }
}
