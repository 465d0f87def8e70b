package dev.readdress.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A text file of a node.
 *
 * @param path where it stands
 * @param text what it holds; NetworkManager's files hold passwords, so it is not for messages
 */
public record TextFile(String path, String text) {
  /**
   * A line with its number.
   *
   * @param number from 1
   * @param text without white space around it
   */
  record Line(int number, String text) {}

  /** Its lines in order. */
  List<Line> lines() {
    List<String> all = text.lines().toList();
    return IntStream.range(0, all.size())
        .mapToObj(index -> new Line(index + 1, all.get(index).strip()))
        .toList();
  }

  /** A place in it, as {@code file:line}. */
  String at(int line) {
    return path + ":" + line;
  }

  /** Its name without the directories. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directory that it stands in. */
  String directory() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextFile file && path.equals(file.path) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path + ", " + text.length() + " characters";
  }
}
