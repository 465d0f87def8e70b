package dev.readdress.ssh;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signals that a server may name as a command's end (RFC 4254, 6.10), by their numbers. */
final class ExitSignal {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("ABRT", 6),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15));

  private ExitSignal() {}

  /** The exit status, 128 + n for signal n, or -1 when the server named neither. */
  static int status(int exitStatus, @Nullable String signal) {
    if (exitStatus >= 0 || signal == null || signal.isEmpty()) {
      return exitStatus;
    }
    return 128 + NUMBERS.getOrDefault(signal, 0);
  }
}
