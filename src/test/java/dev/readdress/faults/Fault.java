package dev.readdress.faults;

import java.util.List;

/**
 * What is done to a run, and when.
 *
 * @param kind what
 * @param at the number of the operation, from 1, or of the line of the script, from 1
 * @param argument the part of the script whose line it is, as {@code edit/common}, or the command
 *     to run
 */
public record Fault(Kind kind, int at, String argument) {
  /** What is done to a run. */
  public enum Kind {
    /** Nothing; every operation is written to the file that the argument names. */
    RECORD,
    /** The controller ends right before an operation. */
    HALT_BEFORE,
    /** The controller ends right after an operation, before it can write down how it ended. */
    HALT_AFTER,
    /** A command is run right before an operation. */
    COMMAND_BEFORE,
    /** A command is run right after an operation. */
    COMMAND_AFTER,
    /** Nothing; the reached lines of one part of a script are written to a file on its node. */
    RECORD_LINES,
    /** The script on the node is killed after one of its lines. */
    CUT_LINE
  }

  /** As arguments of a program. */
  List<String> toArguments() {
    return List.of(kind.name(), Integer.toString(at), argument);
  }

  /** What {@link #toArguments} made. */
  public static Fault of(String kind, String at, String argument) {
    return new Fault(Kind.valueOf(kind), Integer.parseInt(at), argument);
  }
}
