package dev.readdress.ssh;

import java.nio.file.Path;

/** A path that may start with {@code ~}. */
final class HomePath {
  private HomePath() {}

  static Path of(Path home, String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
  }
}
