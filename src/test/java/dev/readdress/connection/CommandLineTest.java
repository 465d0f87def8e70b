package dev.readdress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.canary.Canary;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line is handed to whatever shell the login user has. */
class CommandLineTest {
  private static final Script SCRIPT = new Script("test", "echo 'it'\"'\"'s $HOME'; exit 3", 1000);

  /** The shells of this machine. */
  static Stream<Path> shells() {
    return Stream.of("sh", "bash", "dash", "ksh", "mksh", "zsh", "fish", "csh", "tcsh")
        .map(name -> Path.of("/bin", name))
        .filter(Files::isExecutable);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyShellRunsIt(Path shell) throws Exception {
    ScriptExchange exchange = new ScriptExchange("here", SCRIPT, Become.none());
    Process process = new ProcessBuilder(shell.toString(), "-c", exchange.commandLine()).start();
    ScriptResult result = run(exchange, process);

    assertThat(result.output().utf8()).contains("it's $HOME\n");
    assertThat(result.exitStatus()).isEqualTo(3);
  }

  private static ScriptResult run(ScriptExchange exchange, Process process) throws Exception {
    Thread output = pump(process.getInputStream(), exchange.output());
    Thread errors = pump(process.getErrorStream(), exchange.errors());
    ScriptResult result =
        exchange.run(
            process.getOutputStream(),
            Deadline.after(Pace.system(), Duration.ofSeconds(20)),
            () -> 255);
    process.waitFor();
    output.join();
    errors.join();
    return result;
  }

  private static Thread pump(InputStream from, OutputStream to) {
    Thread thread =
        new Thread(
            () -> {
              try (from;
                  to) {
                from.transferTo(to);
              } catch (IOException e) {
                // The process has ended.
              }
            });
    thread.start();
    return thread;
  }

  /** csh, fish and old shells change these even between single quotes, or cannot hold more. */
  @Test
  void nothingInItIsSpecialToAnyShell() throws Exception {
    for (Become.Method method : Become.Method.values()) {
      String line =
          new ScriptExchange(
                  "here", SCRIPT, new Become(method, "root", Secret.of(Canary.BECOME_PASSWORD)))
              .commandLine();

      assertThat(line)
          .doesNotContain("\\", "!", "\n", Canary.MARK, "echo 'it")
          .hasSizeLessThan(1000);
      assertThat(line.chars().filter(c -> c == '\'').count()).isEqualTo(2);
    }
  }
}
