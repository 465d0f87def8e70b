package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.FanOut;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running scripts: what comes back, and that every way in which a server can hang has an end. */
class SshScriptsTest {
  /** More than a channel's window and the buffers of the sockets take. */
  private static final Script LARGE = SshFixture.script("# " + "x".repeat(24 * 1024 * 1024));

  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    ssh = new SshFixture(home);
    server = ssh.server();
  }

  @AfterEach
  void stop() {
    server.close();
    ssh.close();
  }

  private ScriptResult run(String text) throws UnreachableException {
    try (Connection connection = ssh.connect(server)) {
      return connection.run(SshFixture.script(text), ssh.patience());
    }
  }

  private static UnreachableException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(UnreachableException.class, call);
  }

  @Test
  void keepsTheOutputsApartAndTheExitStatus() throws Exception {
    ScriptResult result = run("echo out; echo err >&2; printf 'no end'; exit 3");

    assertThat(result.exitStatus()).isEqualTo(3);
    assertThat(result.output().utf8()).contains("out\nno end");
    assertThat(result.errors().utf8()).contains("err\n");
    assertThat(result.cut()).isFalse();
  }

  @Test
  void theExitStatusIsThereEveryTime() throws Exception {
    try (Connection connection = ssh.connect(server)) {
      for (int i = 0; i < 20; i++) {
        int status = i % 7;
        ScriptResult result = connection.run(SshFixture.script("exit " + status), ssh.patience());
        assertThat(result.exitStatus()).isEqualTo(status);
      }
    }
  }

  @Test
  void bytesArriveAsTheyWereSent() throws Exception {
    ScriptResult result = run("printf 'a\\r\\n\\377\\000\\tQ'");

    assertThat(result.output().toArray()).containsExactly('a', '\r', '\n', 0xff, 0, '\t', 'Q');
  }

  @Test
  void aScriptOfManyKilobytesArrivesWhole() throws Exception {
    String comment = "# " + "x".repeat(1000) + "\n";
    ScriptResult result = run(comment.repeat(400) + "echo end");

    assertThat(result.output().utf8()).contains("end\n");
  }

  @Test
  void aScriptCannotReadItselfFromItsInput() throws Exception {
    ScriptResult result = run("cat\necho after\nread line || echo empty");

    assertThat(result.output().utf8()).contains("after\nempty\n");
  }

  @Test
  void aScriptThatKillsItsShellEndsAsByTheSignal() throws Exception {
    assertThat(run("echo before; kill -9 $$; kill -9 $PPID; sleep 1").exitStatus()).isEqualTo(137);
  }

  @Test
  void backgroundProcessesDoNotHoldTheResultBack() throws Exception {
    ScriptResult result = run("sleep 30 & echo started");

    assertThat(result.output().utf8()).contains("started\n");
  }

  @Test
  void noMarkIsVisibleInProcessListsOrVariables() throws Exception {
    ScriptResult result = run("set; tr '\\000' '\\n' < /proc/$$/cmdline; env; echo done");

    assertThat(result.exitStatus()).isZero();
    assertThat(result.output().lossyUtf8())
        .endsWith("done\n")
        .doesNotContainPattern("Q[0-9a-f]{33}");
  }

  @Test
  void theScriptIsInNoCommandLine() throws Exception {
    run("echo only-in-the-script >/dev/null");

    assertThat(server.commands()).hasSize(1).noneMatch(line -> line.contains("only-in-the-script"));
  }

  @Test
  void endlessOutputIsCutAtItsBound() throws Exception {
    try (Connection connection = ssh.connect(server)) {
      Script endless = new Script("endless", "while :; do echo yyyyyyyyyyyyyyyyyyyy; done", 10_000);
      ScriptResult result = connection.run(endless, ssh.patience());

      assertThat(result.cut()).isTrue();
      assertThat(result.output().length()).isEqualTo(10_000);
      assertThat(
              connection.run(SshFixture.script("echo still here"), ssh.patience()).output().utf8())
          .contains("still here\n");
    }
  }

  @Test
  void endlessErrorsAreCutAndTheScriptGoesOn() throws Exception {
    ScriptResult result =
        run(
            "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789 >&2;"
                + " i=$((i+1)); done; echo done");

    assertThat(result.output().utf8()).contains("done\n");
    assertThat(result.errors().length()).isEqualTo(64 * 1024);
    assertThat(result.exitStatus()).isZero();
  }

  @Test
  void outputOfExactlyTheBoundIsWhole() throws Exception {
    try (Connection connection = ssh.connect(server)) {
      ScriptResult result = connection.run(new Script("exact", "printf 12345", 5), ssh.patience());

      assertThat(result.cut()).isFalse();
      assertThat(result.output().utf8()).contains("12345");
    }
  }

  @Test
  void manyScriptsAtOnceThroughOneSession() throws Exception {
    try (Connection connection = ssh.connect(server)) {
      List<Attempt<ScriptResult>> attempts =
          FanOut.map(
              "many",
              Collections.nCopies(20, "echo ok"),
              text -> connection.run(SshFixture.script(text), ssh.patience()));

      assertThat(attempts)
          .allSatisfy(
              attempt ->
                  assertThat(attempt.succeeded().orElseThrow().output().utf8()).contains("ok\n"));
    }
  }

  @Test
  void aScriptThatDoesNotEndInTimeEndsTheConnection() throws Exception {
    int millis = 300;
    String what = whatSleepingTooLongIs(millis);
    while (what.equals("test did not start in time")) {
      // A busy machine needs longer to get that far.
      millis *= 2;
      what = whatSleepingTooLongIs(millis);
    }

    assertThat(what).isEqualTo("test did not end in time");
  }

  private String whatSleepingTooLongIs(int millis) throws Exception {
    try (Connection connection = ssh.connect(server)) {
      UnreachableException failure =
          failure(() -> connection.run(SshFixture.script("sleep 60"), ssh.millis(millis)));

      assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
      assertThat(failure(() -> connection.run(SshFixture.script("true"), ssh.patience())).why())
          .isEqualTo(Cause.DISCONNECTED);
      Awaitility.await().until(() -> server.sessions() == 0);
      return failure.problem().what();
    }
  }

  @Test
  void aServerThatGoesAwayMeansUnreachableAndNoExitStatus(@TempDir Path files) throws Exception {
    Path started = files.resolve("started");
    try (Connection connection = ssh.connect(server)) {
      Thread cutter =
          new Thread(
              () -> {
                Awaitility.await().until(() -> Files.exists(started));
                server.cutConnections();
              });
      cutter.start();
      UnreachableException failure =
          failure(
              () ->
                  connection.run(
                      SshFixture.script("touch " + started + "; sleep 60"), ssh.patience()));
      cutter.join();

      assertThat(failure.why()).isEqualTo(Cause.DISCONNECTED);
      assertThat(failure.problem().where()).isEqualTo("node1");
    }
  }

  @Test
  void aServerThatStopsReadingDuringAnUploadIsLeftAtTheDeadline() throws Exception {
    try (TcpLink link = blockingLink()) {
      int seconds = 3;
      while (!wasWritingWhenLeftAfter(seconds, link)) {
        // A busy machine needs longer to get that far.
        link.thawUpload();
        seconds *= 2;
      }
    }
  }

  private boolean wasWritingWhenLeftAfter(int seconds, TcpLink link) throws Exception {
    try (Connection connection = ssh.connect(ssh.settings(link.port()))) {
      AtomicReference<UnreachableException> failure = new AtomicReference<>();
      Thread upload =
          new Thread(() -> failure.set(failure(() -> connection.run(LARGE, ssh.seconds(seconds)))));
      upload.start();
      Awaitility.await().until(() -> isWriting(upload) || !upload.isAlive());
      boolean wasWriting = upload.isAlive();
      upload.join(10_000);

      assertThat(upload.isAlive()).isFalse();
      assertThat(failure)
          .hasValueSatisfying(thrown -> assertThat(thrown.why()).isEqualTo(Cause.TIMED_OUT));
      return wasWriting;
    }
  }

  @Test
  void closingNeverBlocksEvenWhenAnUploadDoes() throws Exception {
    try (TcpLink link = blockingLink()) {
      Connection connection = ssh.connect(ssh.settings(link.port()));
      Thread upload = new Thread(() -> failure(() -> connection.run(LARGE, ssh.patience())));
      upload.start();
      Awaitility.await().until(() -> isWriting(upload));
      connection.close();

      upload.join(10_000);
      assertThat(upload.isAlive()).isFalse();
    }
  }

  /** A network that stops taking what the client sends once a script has started. */
  private TcpLink blockingLink() throws Exception {
    TcpLink link = new TcpLink(server.port());
    Files.writeString(
        ssh.knownHosts(), server.knownHostsLine().replace(":" + server.port(), ":" + link.port()));
    server.onCommand(link::freezeUpload);
    return link;
  }

  /** Whether a thread is in the system's write to a socket. */
  private static boolean isWriting(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].getMethodName().matches("poll|park.*|write0|.*[wW]rite.*");
  }

  @Test
  void aScriptThatArrivesOnlyInPartDoesNotRun(@TempDir Path files) throws Exception {
    Path ran = files.resolve("ran");
    Path ended = files.resolve("ended");
    server.loginShell("/bin/sh", "-c", "head -c 300 | /bin/sh -c \"$0\"; echo \"$?\" > " + ended);

    UnreachableException failure =
        failure(() -> run("touch " + ran + "\n" + "# padding\n".repeat(100)));

    assertThat(failure).isNull();
    Awaitility.await().until(() -> Files.exists(ended) && Files.size(ended) > 0);
    assertThat(ran).doesNotExist();
  }
}
