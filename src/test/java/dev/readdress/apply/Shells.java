package dev.readdress.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The shells of this machine that the scripts are tried with. */
enum Shells {
  /** /bin/sh, and the programs of the system. */
  SYSTEM("/bin/sh"),
  /** BusyBox's shell, and its programs before those of the system. */
  BUSYBOX("/bin/busybox sh"),
  BASH("/bin/bash"),
  MKSH("/bin/mksh"),
  YASH("/bin/yash");

  private static final String SYSTEM_PROGRAMS = "/usr/bin:/bin:/usr/sbin:/sbin";

  private final String command;

  Shells(String command) {
    this.command = command;
  }

  /** Those that hand open files on to programs, which the scripts for files need. */
  static List<Shells> installed() {
    return all().stream().filter(shell -> shell == SYSTEM || shell == BUSYBOX).toList();
  }

  /** All that this machine has. */
  static List<Shells> all() {
    return Arrays.stream(values())
        .filter(shell -> Files.isExecutable(Path.of(shell.command().get(0))))
        .toList();
  }

  /** The command that starts it. */
  List<String> command() {
    return List.of(command.split(" ", -1));
  }

  /** What it looks for programs in, after a directory that others may be put into. */
  String path(Path programs) {
    try {
      Files.createDirectories(programs);
      if (this == BUSYBOX) {
        installBusyBox(programs);
        return programs.toString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return programs + ":" + SYSTEM_PROGRAMS;
  }

  private static void installBusyBox(Path programs) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("/bin/busybox", "--install", "-s", programs.toString())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("busybox --install ended with status " + status);
    }
  }
}
