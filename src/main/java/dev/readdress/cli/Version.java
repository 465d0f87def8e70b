package dev.readdress.cli;

import java.util.Objects;

/** The version of the program. */
final class Version {
  private Version() {}

  /** The version that the jar was built as; {@code development} when it runs from classes. */
  static String ofThisProgram() {
    String version = Version.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "development");
  }
}
