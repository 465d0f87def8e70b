package dev.readdress.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Configuration files, and what {@code ssh -G} of OpenSSH 9.2 says about a host with them. A case
 * in a file of cases looks like this; of the last three lines there is the first, or the last two,
 * or the first and the last where readdress is stricter than ssh:
 *
 * <pre>
 * == what the case is about
 * file .ssh/config [mode 600] [owner 65534]
 *   Port 5
 * ask node1
 * says port=5 user=root
 * refused
 * readdress refuses a part of its message
 * </pre>
 *
 * <p>A plus in a path stands for a blank, a backslash and a t for a tabulator.
 *
 * @param says what ssh and readdress both say, as {@code keyword=value}
 * @param refused a part of readdress's refusal where it refuses, else empty
 * @param sshRefuses whether ssh refuses too
 */
record ConformanceCase(
    String name,
    List<ConfigFile> files,
    String host,
    List<String> says,
    String refused,
    boolean sshRefuses) {

  /** One file below the home, or below {@code etc}, which stands for /etc/ssh. */
  record ConfigFile(String path, String mode, int owner, List<String> lines) {}

  @Override
  public String toString() {
    return name;
  }

  /** Whether only root can set it up, or is who it is about. */
  boolean wantsRoot() {
    return files.stream()
        .anyMatch(
            file ->
                file.owner() >= 0 || file.lines().stream().anyMatch(line -> line.contains("%i")));
  }

  /** Writes the files. */
  void write(Path home) throws IOException {
    Files.createDirectories(home.resolve(".ssh"));
    Files.createDirectories(home.resolve("etc"));
    for (ConfigFile file : files) {
      Path path = home.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.lines().stream().map(line -> atHome(line, file, home)).toList());
      int mode = Integer.parseInt(file.mode(), 8);
      Files.setAttribute(path, "unix:mode", mode);
      if (file.owner() >= 0) {
        Files.setAttribute(path, "unix:uid", file.owner());
      }
    }
  }

  /** What readdress takes for the accounts says where root's home is; ssh has its own. */
  private static String atHome(String line, ConfigFile file, Path home) {
    return file.path().equals("passwd") ? line.replace(":/root:", ":" + home + ":") : line;
  }

  static List<ConformanceCase> read(Path file) throws IOException {
    List<ConformanceCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ") && !lines.isEmpty()) {
        cases.add(of(lines));
        lines.clear();
      }
      if (line.startsWith("== ") || !lines.isEmpty()) {
        lines.add(line);
      }
    }
    cases.add(of(lines));
    return cases;
  }

  private static ConformanceCase of(List<String> lines) {
    List<ConfigFile> files = new ArrayList<>();
    List<String> says = List.of();
    String host = "node1";
    String refused = "";
    boolean sshRefuses = false;
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("file ")) {
        files.add(file(line.split(" ", -1)));
      } else if (line.startsWith("  ")) {
        files.get(files.size() - 1).lines().add(line.substring(2).replace("\\t", "\t"));
      } else if (line.startsWith("ask ")) {
        host = line.substring(4);
      } else if (line.startsWith("says ")) {
        says = List.of(line.substring(5).split(" (?=[a-z]+=)"));
      } else if (line.equals("refused")) {
        sshRefuses = true;
      } else if (line.startsWith("readdress refuses ")) {
        refused = line.substring(18);
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(lines.get(0) + ": " + line);
      }
    }
    return new ConformanceCase(lines.get(0).substring(3), files, host, says, refused, sshRefuses);
  }

  private static ConfigFile file(String[] words) {
    String mode = "600";
    int owner = -1;
    for (int i = 2; i + 1 < words.length; i += 2) {
      if (words[i].equals("mode")) {
        mode = words[i + 1];
      } else {
        owner = Integer.parseInt(words[i + 1]);
      }
    }
    return new ConfigFile(words[1].replace('+', ' '), mode, owner, new ArrayList<>());
  }
}
