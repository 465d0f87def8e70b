package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals, sent to a process of its own that says what has reached it. */
class StopOnSignalTest {
  /** The process, until it is closed. */
  private record Program(Process process, BufferedReader output) implements AutoCloseable {
    static Program start(String state) throws IOException {
      return start(List.of(), state);
    }

    static Program start(List<String> before, String state) throws IOException {
      // What a shell has started in the background ignores SIGINT, and so do all its children.
      List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
      words.addAll(before);
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      words.addAll(List.of("-cp", System.getProperty("java.class.path")));
      words.addAll(List.of(Waiting.class.getName(), state));
      Process process = new ProcessBuilder(words).start();
      InputStreamReader text = new InputStreamReader(process.getInputStream(), UTF_8);
      Program program = new Program(process, new BufferedReader(text));
      assertThat(program.output.readLine()).isEqualTo("ready");
      return program;
    }

    void signal(String name) throws IOException, InterruptedException {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    }

    /** What has asked it to stop, as the program knows it. */
    String asked() throws IOException {
      OutputStream input = process.getOutputStream();
      input.write('\n');
      input.flush();
      return output.readLine();
    }

    void awaitAsked(String cause) {
      Awaitility.await().until(() -> asked().equals(cause));
    }

    int exitCode() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INT, INTERRUPT, INT, 130",
    "TERM, TERMINATE, TERM, 143",
    "HUP, TERMINATE, TERM, 143",
    "HUP, TERMINATE, INT, 130",
  })
  void theFirstAsksARunToStopAndTheSecondEndsIt(
      String first, StopSignal.Cause cause, String second, int code)
      throws IOException, InterruptedException {
    try (Program program = Program.start("running")) {
      program.signal(first);
      program.awaitAsked(cause.name());
      program.signal(second);

      assertThat(program.exitCode()).isEqualTo(code);
    }
  }

  @Test
  void aTerminalThatGoesAwayAsksOnlyOnceHoweverOftenItSaysSo()
      throws IOException, InterruptedException {
    try (Program program = Program.start("running")) {
      program.signal("HUP");
      program.awaitAsked("TERMINATE");
      for (int i = 0; i < 20; i++) {
        program.signal("HUP");
        assertThat(program.asked()).isEqualTo("TERMINATE");
      }
      program.process().getOutputStream().close();

      assertThat(program.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 143"})
  void withoutARunTheFirstEndsTheProgram(String name, int code)
      throws IOException, InterruptedException {
    try (Program program = Program.start("idle")) {
      program.signal(name);

      assertThat(program.exitCode()).isEqualTo(code);
    }
  }

  @Test
  void whatIsStartedWithNohupOutlivesItsTerminal() throws IOException, InterruptedException {
    List<String> nohup = List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh");
    try (Program program = Program.start(nohup, "running")) {
      program.signal("HUP");
      assertThat(program.asked()).isEqualTo("nobody");
      program.signal("TERM");
      program.awaitAsked("TERMINATE");
    }
  }

  /** Says {@code ready}, and who has asked it to stop at each line that it is given. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
      StopOnSignal signals = StopOnSignal.install(Console.ofThisProcess());
      if (arguments[0].equals("running")) {
        signals.running();
      }
      System.out.println("ready");
      while (System.in.read() >= 0) {
        StopSignal.Cause cause = signals.stop().cause();
        System.out.println(cause == null ? "nobody" : cause.name());
      }
    }
  }
}
