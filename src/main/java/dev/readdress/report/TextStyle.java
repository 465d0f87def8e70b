package dev.readdress.report;

import java.util.HashSet;
import java.util.Set;

/**
 * How text looks and how much of it there is.
 *
 * @param palette colours, or none
 * @param width how many columns a line may have; what must not be broken (a command, a table) may
 *     be longer
 * @param details what is shown beyond what everybody needs
 * @param sameHosts the options that name the same hosts again, as {@code -i inventory/lab.yml}, for
 *     the commands that are proposed; empty when there are none
 */
public record TextStyle(Palette palette, int width, Set<Detail> details, String sameHosts) {
  /** Room for a table of addresses, and still no more than a terminal has. */
  public static final int WIDTH = 100;

  public TextStyle {
    details = Set.copyOf(details);
  }

  /** Without colours and details. */
  public static TextStyle plain() {
    return new TextStyle(Palette.PLAIN, WIDTH, Set.of(), "");
  }

  /** The same with one more detail. */
  public TextStyle with(Detail detail) {
    Set<Detail> more = new HashSet<>(details);
    more.add(detail);
    return new TextStyle(palette, width, more, sameHosts);
  }

  boolean shows(Detail detail) {
    return details.contains(detail);
  }

  /** A command for the reader to type, about the same hosts. */
  String command(String command) {
    return sameHosts.isEmpty() ? "readdress " + command : "readdress " + command + " " + sameHosts;
  }
}
