package dev.readdress.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shells of this machine that the scripts are tried with. */
enum Shells {
  /** /bin/sh, and the programs of the system. */
  SYSTEM,
  /** BusyBox's shell, and its programs before those of the system. */
  BUSYBOX;

  private static final Path BUSYBOX_PROGRAM = Path.of("/bin/busybox");

  static List<Shells> installed() {
    List<Shells> shells = new ArrayList<>(List.of(SYSTEM));
    if (Files.isExecutable(BUSYBOX_PROGRAM)) {
      shells.add(BUSYBOX);
    }
    return shells;
  }

  ShellConnection connection(Path programs) {
    if (this == SYSTEM) {
      return new ShellConnection(List.of("/bin/sh"), "/usr/bin:/bin:/usr/sbin:/sbin");
    }
    try {
      Files.createDirectories(programs);
      int status =
          new ProcessBuilder(BUSYBOX_PROGRAM.toString(), "--install", "-s", programs.toString())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("busybox --install ended with status " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new ShellConnection(List.of(BUSYBOX_PROGRAM.toString(), "sh"), programs.toString());
  }
}
