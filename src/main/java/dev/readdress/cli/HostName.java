package dev.readdress.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, for people; never for connecting. */
final class HostName {
  private HostName() {}

  static String ofThisMachine(Console console) {
    return console.variable("HOSTNAME").orElseGet(HostName::ofTheKernel);
  }

  /** What gethostname(2) says, without asking a resolver, which can take its time. */
  private static String ofTheKernel() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
