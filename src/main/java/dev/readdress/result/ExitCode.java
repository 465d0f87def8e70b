package dev.readdress.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The exit codes. Their meaning never changes. */
public enum ExitCode {
  /** All clean; or fixed and proven. */
  CLEAN(0),
  /** A defect of readdress itself. */
  INTERNAL_ERROR(1),
  /** Something failed, or is in doubt, or a rehearsal fails after a fix. */
  FAILED(2),
  /** Something is wrong, or a rehearsal fails; in fix: the question was answered "no". */
  DRIFT(3),
  /** Hosts are unreachable. */
  UNREACHABLE(4),
  /** Refused, or unknown for another reason than reachability. */
  REFUSED(5),
  /** The command line, the inventory, a pattern, a playbook or a plan file cannot be used. */
  USAGE(64),
  /** SIGINT. */
  INTERRUPTED(130),
  /** SIGTERM or SIGHUP. */
  TERMINATED(143);

  /** Which code tells the outcome of a run that has several: the first that occurs. */
  private static final List<ExitCode> WORST_FIRST = List.of(FAILED, UNREACHABLE, REFUSED, DRIFT);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * The exit code of a number.
   *
   * @throws IllegalArgumentException when there is no such exit code
   */
  public static ExitCode of(int code) {
    return Arrays.stream(values())
        .filter(one -> one.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no exit code: " + code));
  }

  /** True when nothing more may be started after it. */
  public boolean endsEverything() {
    return this != CLEAN && !WORST_FIRST.contains(this);
  }

  /**
   * The worst of them in the order failed, unreachable, refused, drift; clean when there is none.
   */
  public static ExitCode worst(Collection<ExitCode> codes) {
    return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(CLEAN);
  }
}
