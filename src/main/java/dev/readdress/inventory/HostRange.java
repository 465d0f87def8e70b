package dev.readdress.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Ranges in host names: {@code db[01:10]}, {@code db[1:9:2]}, {@code db-[a:f]}, also several in one
 * name; both ends are included (Ansible, "How to build your inventory", adding ranges of hosts).
 */
final class HostRange {
  /** Letters in the order in which a range walks through them. */
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int MOST_HOSTS = 65_536;

  private HostRange() {}

  /**
   * The names that a name with ranges stands for; a name without ranges stands for itself.
   *
   * @throws RangeException when a range is not one
   */
  static List<String> expand(String name) throws RangeException {
    List<String> names = new ArrayList<>();
    expand("", name, names);
    return List.copyOf(names);
  }

  private static void expand(String head, String rest, List<String> names) throws RangeException {
    int open = rest.indexOf('[');
    if (open < 0) {
      if (names.size() == MOST_HOSTS) {
        throw new RangeException("it stands for more than " + MOST_HOSTS + " hosts");
      }
      names.add(head + rest);
      return;
    }
    int close = rest.indexOf(']', open);
    if (close < 0) {
      throw new RangeException("the bracket [ is not closed");
    }
    String tail = rest.substring(close + 1);
    for (String element : elements(rest.substring(open + 1, close))) {
      expand(head + rest.substring(0, open) + element, tail, names);
    }
  }

  private static List<String> elements(String range) throws RangeException {
    String[] bounds = range.split(":", -1);
    if (bounds.length < 2 || bounds.length > 3) {
      throw new RangeException("[" + range + "] is not first:last or first:last:step");
    }
    String first = bounds[0].isEmpty() ? "0" : bounds[0];
    String last = bounds[1];
    int step = bounds.length == 3 ? number(bounds[2]) : 1;
    if (last.isEmpty()) {
      throw new RangeException("[" + range + "] does not say where it ends");
    }
    if (step < 1) {
      throw new RangeException("the step of [" + range + "] is less than 1");
    }
    if (isLetter(first) && isLetter(last)) {
      return sequence(LETTERS.indexOf(first), LETTERS.indexOf(last), step, HostRange::letter);
    }
    return numbers(range, first, last, step);
  }

  private static List<String> numbers(String range, String first, String last, int step)
      throws RangeException {
    boolean padded = first.length() > 1 && first.startsWith("0");
    if (padded && first.length() != last.length()) {
      throw new RangeException("the ends of [" + range + "] are not of the same length");
    }
    int width = padded ? first.length() : 1;
    return sequence(number(first), number(last), step, n -> String.format("%0" + width + "d", n));
  }

  private static List<String> sequence(int first, int last, int step, IntFunction<String> name)
      throws RangeException {
    if (first > last) {
      throw new RangeException(name.apply(first) + " comes after " + name.apply(last));
    }
    if ((last - first) / step >= MOST_HOSTS) {
      throw new RangeException("it stands for more than " + MOST_HOSTS + " hosts");
    }
    List<String> elements = new ArrayList<>();
    for (long n = first; n <= last; n += step) {
      elements.add(name.apply((int) n));
    }
    return elements;
  }

  private static boolean isLetter(String text) {
    return text.length() == 1 && LETTERS.contains(text);
  }

  private static String letter(int index) {
    return String.valueOf(LETTERS.charAt(index));
  }

  private static int number(String text) throws RangeException {
    if (!text.matches("[0-9]{1,9}")) {
      throw new RangeException("'" + text + "' is neither a number nor a letter");
    }
    return Integer.parseInt(text);
  }

  /** A range that cannot be expanded; the message is part of a sentence. */
  static final class RangeException extends Exception {
    private static final long serialVersionUID = 1L;

    RangeException(String what) {
      super(what);
    }
  }
}
