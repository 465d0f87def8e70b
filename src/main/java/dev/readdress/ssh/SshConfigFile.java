package dev.readdress.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in the format of ssh_config(5), read once.
 *
 * @param lines its options in order, the included files in their places
 */
record SshConfigFile(List<Line> lines) {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  /** One option, and the files that it includes when it is {@code Include}. */
  record Line(SshOption option, List<SshConfigFile> included) {
    Line {
      included = List.copyOf(included);
    }
  }

  /** Whose file it is, as ssh(1) sees it (readconf.c, read_config_file_depth, OpenSSH 9.2). */
  enum Kind {
    /** {@code ~/.ssh/config}: nobody else may write to it. */
    USER,
    /** What {@code -F} names: read as it is. */
    NAMED,
    /** {@code /etc/ssh/ssh_config}: read as it is, and {@code ~} means nobody's home there. */
    SYSTEM
  }

  SshConfigFile {
    lines = List.copyOf(lines);
  }

  /** Reads a file; one that is not there is an empty one. */
  static SshConfigFile read(Path file, Kind kind, SshEnvironment environment)
      throws SettingsException {
    return new Reader(kind, environment).read(file, 0);
  }

  /** Reads one file and those that it includes. */
  private static final class Reader {
    private final Kind kind;
    private final SshEnvironment environment;
    private final FileDemands demands;

    Reader(Kind kind, SshEnvironment environment) {
      this.kind = kind;
      this.environment = environment;
      this.demands = new FileDemands(environment.uid());
    }

    SshConfigFile read(Path file, int depth) throws SettingsException {
      List<Line> lines = new ArrayList<>();
      int number = 0;
      for (String text : text(file, depth).split("\n", -1)) {
        String where = file + ":" + ++number;
        String line = text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        SshOption option = SshOption.parse(where, line);
        lines.add(new Line(option, included(option, depth)));
      }
      return new SshConfigFile(lines);
    }

    private List<SshConfigFile> included(SshOption option, int depth) throws SettingsException {
      List<SshConfigFile> included = new ArrayList<>();
      if (option.keyword().equals("include")) {
        for (String word : option.words()) {
          for (Path file : paths(option, word)) {
            included.add(read(file, depth + 1));
          }
        }
      }
      return included;
    }

    private String text(Path file, int depth) throws SettingsException {
      if (!Files.exists(file)) {
        return "";
      }
      if (depth > MOST_DEPTH) {
        throw new SettingsException(
            file.toString(),
            "is included too deeply",
            "take away an Include that goes in a circle");
      }
      try {
        byte[] bytes =
            depth == 0 && kind != Kind.USER ? plain(file) : demands.read(file, MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new SettingsException(
              file.toString(), "is larger than " + MOST_BYTES + " bytes", "name another file");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new SettingsException(file.toString(), "is not UTF-8", "write it in UTF-8");
      } catch (IOException e) {
        throw new SettingsException(file.toString(), "cannot be read", "make it readable");
      }
    }

    private static byte[] plain(Path file) throws IOException {
      try (var in = Files.newInputStream(file)) {
        return in.readNBytes(MOST_BYTES + 1);
      }
    }

    /** The files that a pattern of Include names, in the order of their names. */
    private List<Path> paths(SshOption option, String word) throws SettingsException {
      if (word.isEmpty()) {
        throw option.wrong("names no file", "write a path, or take the line away");
      }
      if (word.contains("${") || word.contains("%")) {
        throw option.wrong(
            "means different files to different versions of ssh (from 10.0 on, variables and tokens"
                + " are replaced)",
            "write the path out");
      }
      if (word.startsWith("~") && kind == Kind.SYSTEM) {
        throw option.wrong("names somebody's home in a file of the system", "write the whole path");
      }
      Path base = kind == Kind.SYSTEM ? environment.systemDirectory() : environment.sshDirectory();
      Path pattern = base.resolve(environment.homes().of(option.where(), word)).toAbsolutePath();
      try {
        return ConfigGlob.paths(pattern).stream().filter(Files::isRegularFile).toList();
      } catch (IOException e) {
        throw new SettingsException(option.where(), word + " cannot be read", "make it readable");
      }
    }
  }
}
