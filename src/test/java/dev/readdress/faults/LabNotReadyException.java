package dev.readdress.faults;

import java.util.stream.Collectors;

/** The lab could not be brought to where a point begins: readdress was not tried at all. */
final class LabNotReadyException extends Exception {
  private static final long serialVersionUID = 1;

  private final String said;

  LabNotReadyException(Throwable cause) {
    super(cause);
    this.said = cause.toString().lines().limit(2).collect(Collectors.joining(" ")).strip();
  }

  /** What the lab said first. */
  String said() {
    return said;
  }
}
