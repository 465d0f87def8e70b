package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.canary.Canary;
import dev.readdress.connection.Become;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Becoming another user. The node's sudo, su and doas are small scripts that behave as the real
 * ones do at the point in question: where they ask, what they read, what they say.
 */
class BecomeTest {
  /** Reads the command line as sudo does and runs the command when it may. */
  private static final String SUDO =
      """
      ask=yes prompt='[sudo] password: '
      while [ $# -gt 0 ]; do
        case $1 in
          -n) ask=no; shift;;
          -S) shift;;
          -p) prompt=$2; shift 2;;
          -u) user=$2; shift 2;;
          *) break;;
        esac
      done
      """;

  private static final String CHECK =
      """
      if [ $ask = no ]; then echo 'sudo: a password is required' >&2; exit 1; fi
      tries=0
      while [ $tries -lt 3 ]; do
        printf %s "$prompt" >&2
        IFS= read -r given || { echo; echo 'sudo: no password was provided' >&2; exit 1; }
        [ "$given" = GOOD ] && exec "$@"
        tries=$((tries+1))
        echo 'Sorry, try again.' >&2
      done
      echo 'sudo: 3 incorrect password attempts' >&2
      exit 1
      """
          .replace("GOOD", Canary.BECOME_PASSWORD);

  private Path bin;
  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    bin = Files.createDirectory(home.resolve("bin"));
    ssh = new SshFixture(home);
    server = ssh.server();
    server.environment("PATH", bin + ":/usr/sbin:/usr/bin:/sbin:/bin");
  }

  @AfterEach
  void stop() {
    server.close();
    ssh.close();
  }

  private void program(String name, String text) throws Exception {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Become become(Become.Method method, @Nullable String password) {
    return new Become(method, "root", password == null ? null : Secret.of(password));
  }

  private ScriptResult run(Become become, String text) throws UnreachableException {
    try (Connection connection = ssh.connect(ssh.settings(server.port()).become(become))) {
      return connection.run(SshFixture.script(text), ssh.patience());
    }
  }

  private UnreachableException refused(Become become) {
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> run(become, "echo never"));
    assertThat(failure.why()).isEqualTo(Cause.BECOME);
    return failure;
  }

  @Test
  void sudoWithoutAPassword() throws Exception {
    program("sudo", SUDO + "exec env AS=$user \"$@\"\n");

    assertThat(run(become(Become.Method.SUDO, null), "echo as $AS; exit 5"))
        .satisfies(result -> assertThat(result.output().utf8()).contains("as root\n"))
        .satisfies(result -> assertThat(result.exitStatus()).isEqualTo(5));
    assertThat(server.commands()).allMatch(line -> line.startsWith("sudo -n -u root /bin/sh -c '"));
  }

  @Test
  void sudoThatWantsAPasswordAndGetsIt() throws Exception {
    program("sudo", SUDO + CHECK);

    ScriptResult result =
        run(become(Become.Method.SUDO, Canary.BECOME_PASSWORD), "echo in; cat; echo err >&2");

    assertThat(result.output().utf8()).contains("in\n");
    assertThat(result.errors().utf8()).contains("err\n");
    assertThat(server.commands()).noneMatch(line -> line.contains(Canary.MARK));
  }

  /** The password must then not be run, printed, or left where the script can read it. */
  @ParameterizedTest(name = "{index}")
  @CsvSource({
    "'echo " + Canary.BECOME_PASSWORD + "'",
    "'" + Canary.BECOME_PASSWORD + "'",
    "'exit 9 # " + Canary.BECOME_PASSWORD + "'",
    "'$(touch " + Canary.BECOME_PASSWORD + ")'",
    "'EOF'"
  })
  void sudoThatTurnsOutToWantNoPassword(String password) throws Exception {
    program("sudo", SUDO + "exec \"$@\"\n");

    ScriptResult result = run(become(Become.Method.SUDO, password), "cat; set; echo end");

    assertThat(result.exitStatus()).isZero();
    assertThat(result.output().lossyUtf8()).doesNotContain(Canary.MARK).endsWith("end\n");
    assertThat(result.errors().length()).isZero();
  }

  @Test
  void sudoThatWantsAPasswordAndThereIsNone() throws Exception {
    program("sudo", SUDO + CHECK);
    UnreachableException failure = refused(become(Become.Method.SUDO, null));

    assertThat(failure.problem().what())
        .isEqualTo(
            "sudo to root did not start sh (exit status 1); it said: sudo: a password is required");
    assertThat(failure.problem().fix()).contains("-K", "ansible_become_password");
  }

  @Test
  void sudoWithAWrongPasswordEndsAtOnceAndNeverSeesTheScript() throws Exception {
    Path seen = bin.resolve("seen");
    program("sudo", SUDO + CHECK.replace("tries=$((tries+1))", "echo \"$given\" >> " + seen));
    UnreachableException failure = refused(become(Become.Method.SUDO, Canary.WRONG_PASSWORD));

    assertThat(failure.problem().what())
        .contains("Sorry, try again")
        .doesNotContain(Canary.WRONG_PASSWORD)
        .doesNotContainPattern("Q[0-9a-f]{33}");
    assertThat(failure.problem().fix()).contains("check the password");
    assertThat(seen).hasContent(Canary.WRONG_PASSWORD + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sudo: sorry, you must have a tty to run sudo | requiretty",
        "tester is not in the sudoers file. | allow the login user to run /bin/sh as root",
        "Sorry, user tester is not allowed to execute '/bin/sh' as root on n1. | allow the login",
      })
  void sudoThatRefusesIsQuotedAndExplained(String says, String fix) throws Exception {
    program("sudo", "cat >&2 <<'EOF'\n" + says + "\nEOF\nexit 1\n");
    UnreachableException failure = refused(become(Become.Method.SUDO, null));

    assertThat(failure.problem().what()).endsWith("it said: " + says);
    assertThat(failure.problem().fix()).contains(fix);
  }

  @Test
  void sudoThatIsNotThere() throws Exception {
    server.environment("PATH", bin.toString());
    UnreachableException failure = refused(become(Become.Method.SUDO, null));

    assertThat(failure.problem().fix()).contains("install sudo");
  }

  @Test
  void whatANodeSaysIsMadeHarmless() throws Exception {
    program("sudo", "printf '\\033]0;owned\\007 no\\n' >&2; exit 1\n");

    assertThat(refused(become(Become.Method.SUDO, null)).problem().what())
        .endsWith("it said: \\x1b]0;owned\\x07 no");
  }

  /** su reads one line from its input, whatever that is, and asks nothing of root. */
  @Test
  void suWithItsPassword() throws Exception {
    program(
        "su",
        """
        printf 'Password: ' >&2
        IFS= read -r given
        [ "$given" = GOOD ] || { echo 'su: Authentication failure' >&2; exit 1; }
        [ "$1 $2 $3" = '-s /bin/sh -c' ] || exit 2
        exec /bin/sh -c "$4"
        """
            .replace("GOOD", Canary.BECOME_PASSWORD));

    assertThat(run(become(Become.Method.SU, Canary.BECOME_PASSWORD), "echo in").output().utf8())
        .contains("in\n");
    assertThat(refused(become(Become.Method.SU, Canary.WRONG_PASSWORD)).problem().fix())
        .contains("check the password");
    assertThat(server.commands())
        .allMatch(line -> line.startsWith("su -s /bin/sh -c '") && line.endsWith("' root"));
  }

  @Test
  void suOfRootAsksNothing() throws Exception {
    program("su", "exec /bin/sh -c \"$4\"\n");

    assertThat(
            run(become(Become.Method.SU, Canary.BECOME_PASSWORD), "cat; echo in").output().utf8())
        .contains("in\n");
  }

  @Test
  void doasWithoutAPassword() throws Exception {
    program("doas", "[ \"$1 $2 $3\" = '-n -u root' ] || exit 2\nshift 3\nexec \"$@\"\n");

    assertThat(run(become(Become.Method.DOAS, null), "echo in").output().utf8()).contains("in\n");
  }

  @Test
  void doasThatWantsAPassword() throws Exception {
    program("doas", "echo 'doas: Authentication required' >&2; exit 1\n");

    assertThat(refused(become(Become.Method.DOAS, Canary.BECOME_PASSWORD)).problem().fix())
        .contains("nopass", "doas.conf");
  }

  @Test
  void aUserNameThatIsNone() {
    UnreachableException failure =
        catchThrowableOfType(
            UnreachableException.class,
            () -> run(new Become(Become.Method.SUDO, "root'; reboot", null), "true"));

    assertThat(failure.why()).isEqualTo(Cause.SETTINGS);
    assertThat(server.commands()).isEmpty();
  }
}
