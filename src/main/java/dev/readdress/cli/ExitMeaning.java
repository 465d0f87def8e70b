package dev.readdress.cli;

import dev.readdress.result.ExitCode;

/** What the exit codes mean, in the words of the help. */
final class ExitMeaning {
  private ExitMeaning() {}

  static String of(ExitCode code) {
    return switch (code) {
      case CLEAN -> "all clean; after a fix: clean, or fixed and proven";
      case INTERNAL_ERROR -> "a defect of readdress itself";
      case FAILED -> "something failed, or is in doubt; or no host runs Patroni";
      case DRIFT -> "something is wrong, or a switchover would fail; in fix: the answer was no";
      case UNREACHABLE -> "hosts are unreachable";
      case REFUSED -> "refused, or unknown for another reason than reachability";
      case USAGE -> "the command line, the inventory or a pattern cannot be used";
      case INTERRUPTED -> "ended by Ctrl-C";
      case TERMINATED -> "ended by SIGTERM or SIGHUP";
    };
  }
}
