package dev.readdress.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as Python's {@code shlex.split(line, comments=True)} does: quotes group
 * and vanish, a backslash takes the next character as it is (between double quotes only {@code "}
 * and itself), {@code #} starts a comment wherever it stands outside quotes.
 */
public final class ShellWords {
  /**
   * A word.
   *
   * @param text the word without its quotes
   * @param column where it starts in the line, from 1
   */
  public record Word(String text, int column) {}

  private final String line;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int start = -1;
  private int next;

  private ShellWords(String line) {
    this.line = line;
  }

  /**
   * The words of a line, in order.
   *
   * @throws UnbalancedException when a quote is not closed or a backslash stands at the end
   */
  public static List<Word> split(String line) throws UnbalancedException {
    return new ShellWords(line).split();
  }

  private List<Word> split() throws UnbalancedException {
    for (; next < line.length() && line.charAt(next) != '#'; next++) {
      char c = line.charAt(next);
      if (" \t\r\n".indexOf(c) >= 0) {
        end();
      } else {
        begin();
        if (c == '\'' || c == '"') {
          quoted(c);
        } else {
          word.append(c == '\\' ? escaped() : c);
        }
      }
    }
    end();
    return List.copyOf(words);
  }

  private void begin() {
    if (start < 0) {
      start = next;
    }
  }

  private void end() {
    if (start >= 0) {
      words.add(new Word(word.toString(), start + 1));
      word.setLength(0);
      start = -1;
    }
  }

  private void quoted(char quote) throws UnbalancedException {
    int opened = next;
    for (next++; next < line.length(); next++) {
      char c = line.charAt(next);
      if (c == quote) {
        return;
      }
      boolean escape = c == '\\' && quote == '"' && next + 1 < line.length();
      if (escape && (line.charAt(next + 1) == '"' || line.charAt(next + 1) == '\\')) {
        next++;
        c = line.charAt(next);
      }
      word.append(c);
    }
    throw new UnbalancedException("the quote " + quote + " is not closed", opened + 1);
  }

  private char escaped() throws UnbalancedException {
    next++;
    if (next == line.length()) {
      throw new UnbalancedException("nothing comes after the backslash", next);
    }
    return line.charAt(next);
  }

  /** A line that cannot be split. */
  public static final class UnbalancedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    UnbalancedException(String what, int column) {
      super(what);
      this.column = column;
    }

    /** Where in the line, from 1. */
    public int column() {
      return column;
    }
  }
}
