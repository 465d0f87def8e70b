package dev.readdress.faults;

import dev.readdress.faults.Fault.Kind;
import dev.readdress.faults.FaultPoint.Cause;
import dev.readdress.faults.FaultPoint.Recoverer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Every point, from what a clean run did. */
public final class FaultPoints {
  /** Two members and the leader are changed, one after the other. */
  private static final String TWO_MEMBERS = "vip-first";

  /** One replica is changed. */
  private static final String ONE_MEMBER = "stale-vip";

  /** Of a fix that changes one member of three: three locks, renewals and unlocks, two changes. */
  private static final int OPERATIONS = 11;

  /** The script with most to do is cut in what all scripts share, too. */
  private static final List<String> SCRIPTS =
      List.of(
          "lock/lock", "edit/common", "edit/folder", "edit/edit", "reload/reload", "unlock/unlock");

  private static final Recoverer[] RECOVERERS = Recoverer.values();

  private final FaultedLab lab;
  private final List<FaultPoint> points = new ArrayList<>();

  private FaultPoints(FaultedLab lab) {
    this.lab = lab;
  }

  /** All points, as a lab shows them; they hold for any lab of the same size. */
  public static List<FaultPoint> of(FaultedLab lab) throws IOException, InterruptedException {
    FaultPoints points = new FaultPoints(lab);
    points.halts();
    points.outages();
    points.cuts();
    return List.copyOf(points.points);
  }

  /**
   * Some points that are known without a clean run.
   *
   * @param random chooses them
   */
  public static List<FaultPoint> sample(Random random, int count) {
    List<FaultPoint> points = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Kind kind = random.nextBoolean() ? Kind.HALT_BEFORE : Kind.HALT_AFTER;
      int at = 1 + random.nextInt(OPERATIONS);
      String what = kind == Kind.HALT_BEFORE ? "before" : "after";
      points.add(
          new FaultPoint(
              Cause.HALTED,
              ONE_MEMBER,
              "controller halted " + what + " operation " + at,
              fault(kind, at, ""),
              "",
              RECOVERERS[random.nextInt(RECOVERERS.length)]));
    }
    return List.copyOf(points);
  }

  /** The controller is halted right before and right after every operation. */
  private void halts() throws IOException, InterruptedException {
    List<String> operations = lab.operations(TWO_MEMBERS);
    for (int number = 1; number <= operations.size(); number++) {
      String what = number + ". " + operations.get(number - 1);
      Fault before = fault(Kind.HALT_BEFORE, number, "");
      Fault after = fault(Kind.HALT_AFTER, number, "");
      add(Cause.HALTED, TWO_MEMBERS, "controller halted before " + what, before, "");
      add(Cause.HALTED, TWO_MEMBERS, "controller halted after " + what, after, "");
    }
  }

  /** The script on the node is killed after every line that it reaches. */
  private void cuts() throws IOException, InterruptedException {
    for (String script : SCRIPTS) {
      ScriptLines text = ScriptLines.of(script);
      for (int line : lab.lines(ONE_MEMBER, script)) {
        add(
            Cause.KILLED,
            ONE_MEMBER,
            "%s killed after line %d: %s".formatted(shown(script), line, text.line(line)),
            fault(Kind.CUT_LINE, line, script),
            "");
      }
    }
  }

  /** {@code edit.sh}, or {@code edit.sh in common.sh}. */
  private static String shown(String script) {
    String operation = script.substring(0, script.indexOf('/'));
    String part = script.substring(script.indexOf('/') + 1);
    return operation + ".sh" + (part.equals(operation) ? "" : " in " + part + ".sh");
  }

  /** The way to the node is lost before an operation, and the leader moves. */
  private void outages() throws IOException, InterruptedException {
    List<String> operations = lab.operations(ONE_MEMBER);
    for (int number = 1; number <= operations.size(); number++) {
      String operation = operations.get(number - 1);
      String node = operation.substring(operation.indexOf(' ') + 1);
      String what = number + ". " + operation;
      Fault sshd = fault(Kind.COMMAND_BEFORE, number, Commands.stopSshd(node));
      String mendSshd = Commands.startSshd(node);
      add(Cause.SSHD, ONE_MEMBER, "sshd stopped for good before " + what, sshd, mendSshd);
      Fault shortly =
          fault(
              Kind.COMMAND_BEFORE,
              number,
              Commands.stopSshd(node) + Commands.later(2, Commands.startSshd(node)));
      add(Cause.SSHD, ONE_MEMBER, "sshd stopped for 2 s before " + what, shortly, mendSshd);
      Fault outage =
          fault(
              Kind.COMMAND_BEFORE,
              number,
              Commands.cutNetwork(node) + Commands.later(4, Commands.mendNetwork(node)));
      String mendNetwork = Commands.mendNetwork(node);
      add(Cause.NETWORK, ONE_MEMBER, "network cut for 4 s before " + what, outage, mendNetwork);
      if (operation.startsWith("edit") || operation.startsWith("reload")) {
        Fault before = fault(Kind.COMMAND_BEFORE, number, Commands.cutNetwork(node));
        Fault after = fault(Kind.COMMAND_AFTER, number, Commands.cutNetwork(node));
        add(Cause.NETWORK, ONE_MEMBER, "network cut for good before " + what, before, mendNetwork);
        add(Cause.NETWORK, ONE_MEMBER, "network cut for good after " + what, after, mendNetwork);
        Fault moved = fault(Kind.COMMAND_AFTER, number, Commands.moveLeader());
        add(
            Cause.LEADER,
            ONE_MEMBER,
            "leader moved after " + what,
            moved,
            Commands.awaitFollowers());
      }
    }
    Fault moved = fault(Kind.COMMAND_BEFORE, 1, Commands.moveLeader());
    add(
        Cause.LEADER,
        ONE_MEMBER,
        "leader moved before 1. " + operations.get(0),
        moved,
        Commands.awaitFollowers());
  }

  private static Fault fault(Kind kind, int at, String argument) {
    return new Fault(kind, at, argument);
  }

  /** Who recovers changes from point to point. */
  private void add(Cause cause, String scenario, String what, Fault fault, String repair) {
    Recoverer recoverer = RECOVERERS[points.size() % RECOVERERS.length];
    points.add(new FaultPoint(cause, scenario, what, fault, repair, recoverer));
  }

  /** The commands of the outages; {@code LAB} and {@code CONTROLLER} are filled in for each lab. */
  static final class Commands {
    /** Who leads the lab before anything is moved. */
    static final String LEADER = "node1";

    private static final String PROGRAM = Path.of("bin/lab").toAbsolutePath().toString();

    private Commands() {}

    /** The command for one lab. */
    static String on(String lab, String controller, String command) {
      return command.replace("LAB", lab).replace("CONTROLLER", controller);
    }

    static String stopSshd(String node) {
      return inside(
          node,
          "systemctl stop ssh.socket ssh 2>/dev/null; pkill -KILL -x sshd; ! systemctl -q is-active ssh");
    }

    static String startSshd(String node) {
      return inside(node, "systemctl start ssh");
    }

    /** Silence: what the node sends to the controller is thrown away; the cluster goes on. */
    static String cutNetwork(String node) {
      return inside(node, "ip route replace blackhole CONTROLLER/32");
    }

    static String mendNetwork(String node) {
      return inside(node, "ip route delete blackhole CONTROLLER/32 2>/dev/null || true");
    }

    /** A real switchover; patronictl ends with 0 where it has failed, too. */
    static String moveLeader() {
      return inside(
          LEADER,
          "patronictl -c /etc/patroni/config.yml switchover --master "
              + LEADER
              + " --candidate node3 --force | grep -q \"Successfully switched over\"");
    }

    /** Until the demoted leader streams again: before that, any change is rightly refused. */
    static String awaitFollowers() {
      return inside(
          "node3",
          "tries=300; until [ \"$(curl -sS http://127.0.0.1:8008/patroni | "
              + "jq \"[.replication[]? | select(.state == \\\"streaming\\\")] | length\")\" = 2 ]; do "
              + "tries=$((tries - 1)); [ \"$tries\" -gt 0 ] || exit 1; sleep 0.1; done");
    }

    /** The same, some seconds later, without being waited for. */
    static String later(int seconds, String command) {
      return "(sleep " + seconds + "; " + command + ") </dev/null >/dev/null 2>&1 & disown\n";
    }

    private static String inside(String node, String command) {
      return PROGRAM + " sh --name LAB " + node + " '" + command + "'\n";
    }
  }
}
