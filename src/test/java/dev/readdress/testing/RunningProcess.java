package dev.readdress.testing;

import dev.readdress.cluster.PatroniProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Processes of this machine, as a node's are observed. */
public final class RunningProcess {
  private RunningProcess() {}

  /** A process as it is observed, whatever it is. */
  public static PatroniProcess observed(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    return new PatroniProcess(
        (int) pid,
        Long.parseLong(fields[19]),
        List.of(commandLine.substring(0, commandLine.length() - 1).split("\0", -1)),
        "root",
        true,
        Optional.empty(),
        true);
  }
}
