package dev.readdress.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Paths that may start with {@code ~} or {@code ~user} (misc.c, tilde_expand_filename, OpenSSH
 * 9.2).
 *
 * @param home what {@code ~} means
 * @param accounts the file of accounts, passwd(5), for {@code ~user}
 */
record HomePath(Path home, Path accounts) {
  private static final int NAME = 0;
  private static final int DIRECTORY = 5;

  /**
   * The path that a text means.
   *
   * @param where the file and line, or the argument, for messages
   * @throws SettingsException when it names the home of somebody who is not in the file of accounts
   */
  Path of(String where, String text) throws SettingsException {
    if (!text.startsWith("~")) {
      return Path.of(text);
    }
    int slash = text.indexOf('/');
    String name = slash < 0 ? text.substring(1) : text.substring(1, slash);
    String rest = slash < 0 ? "" : text.substring(slash).replaceFirst("^/+", "");
    Path start = name.isEmpty() ? home : homeOf(where, name);
    return start.resolve(rest);
  }

  private Path homeOf(String where, String name) throws SettingsException {
    for (String line : lines(where, name)) {
      String[] fields = line.split(":", -1);
      if (fields.length > DIRECTORY && fields[NAME].equals(name)) {
        return Path.of(fields[DIRECTORY]);
      }
    }
    throw unknown(where, name);
  }

  private List<String> lines(String where, String name) throws SettingsException {
    try {
      return Files.readAllLines(accounts, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unknown(where, name);
    }
  }

  private SettingsException unknown(String where, String name) {
    return new SettingsException(
        where, "~" + name + " is nobody's home in " + accounts, "write the whole path");
  }
}
