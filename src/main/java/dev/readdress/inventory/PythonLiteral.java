package dev.readdress.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Python's {@code ast.literal_eval} makes of a text. Ansible gives every value of an INI
 * inventory to it and keeps the text where it refuses (ansible-core 2.14,
 * plugins/inventory/ini.py): {@code 80} is a number, {@code 80,443} a list, {@code 0755}, {@code
 * yes} and {@code 10.0.0.1} are text. Tuples and sets become lists, complex numbers stay text.
 */
final class PythonLiteral {
  private static final int MOST_NESTING = 64;

  private final String text;
  private final String where;
  private int next;
  private int depth;

  private PythonLiteral(String text, String where) {
    this.text = text;
    this.where = where;
  }

  /** The value, or the text itself where it is no literal. */
  static Value of(String text, String where) {
    return read(text, where).orElseGet(() -> new Value.Text(text, where));
  }

  /** The value, or empty where the text is no literal. */
  static Optional<Value> read(String text, String where) {
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    PythonLiteral literal = new PythonLiteral(text, where);
    Optional<Value> value = literal.elements(false);
    return literal.atEnd() ? value : Optional.empty();
  }

  /** One expression, or several with commas: a tuple. */
  private Optional<Value> elements(boolean emptyAllowed) {
    List<Value> items = new ArrayList<>();
    boolean tuple = false;
    while (!closes()) {
      Optional<Value> item = signed();
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
      if (!take(',')) {
        return Optional.of(tuple ? new Value.Sequence(items, where) : items.get(0));
      }
      tuple = true;
    }
    return tuple || emptyAllowed ? Optional.of(new Value.Sequence(items, where)) : Optional.empty();
  }

  private boolean closes() {
    skipBlanks();
    return next == text.length() || text.charAt(next) == ')';
  }

  private Optional<Value> signed() {
    skipBlanks();
    boolean negative = false;
    boolean sign = false;
    while (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
      negative ^= text.charAt(next) == '-';
      sign = true;
      next++;
      skipBlanks();
    }
    Optional<Value> atom = atom();
    if (!sign) {
      return atom;
    }
    return negative ? atom.flatMap(PythonLiteral::negated) : atom.filter(PythonLiteral::isNumber);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Whole || value instanceof Value.Fraction;
  }

  private static Optional<Value> negated(Value value) {
    if (value instanceof Value.Whole whole) {
      return Optional.of(new Value.Whole(whole.value().negate(), whole.where()));
    }
    if (value instanceof Value.Fraction fraction) {
      return Optional.of(new Value.Fraction(-fraction.value(), fraction.where()));
    }
    return Optional.empty();
  }

  private Optional<Value> atom() {
    if (next == text.length() || depth == MOST_NESTING) {
      return Optional.empty();
    }
    depth++;
    try {
      return switch (text.charAt(next)) {
        case '(' -> parenthesised();
        case '[' -> list();
        case '{' -> dictionaryOrSet();
        default -> wordOrLiteral();
      };
    } finally {
      depth--;
    }
  }

  private Optional<Value> parenthesised() {
    next++;
    Optional<Value> value = elements(true);
    return take(')') ? value : Optional.empty();
  }

  private Optional<Value> list() {
    next++;
    return items(']').map(items -> new Value.Sequence(items, where));
  }

  private Optional<List<Value>> items(char closing) {
    List<Value> items = new ArrayList<>();
    while (!take(closing)) {
      Optional<Value> item = signed();
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
      if (!take(',')) {
        return take(closing) ? Optional.of(items) : Optional.empty();
      }
    }
    return Optional.of(items);
  }

  private Optional<Value> dictionaryOrSet() {
    int start = ++next;
    if (take('}')) {
      return Optional.of(new Value.Mapping(List.of(), where));
    }
    Optional<Value> first = signed();
    boolean dictionary = first.isPresent() && take(':');
    next = start;
    if (dictionary) {
      return dictionary();
    }
    return items('}').map(items -> new Value.Sequence(items, where));
  }

  private Optional<Value> dictionary() {
    List<Value.Entry> entries = new ArrayList<>();
    while (!take('}')) {
      Optional<Value> key = signed();
      Optional<Value> value = key.isPresent() && take(':') ? signed() : Optional.empty();
      if (key.isEmpty() || value.isEmpty() || !isHashable(key.get())) {
        return Optional.empty();
      }
      entries.add(new Value.Entry(key.get(), value.get()));
      if (!take(',')) {
        return take('}') ? Optional.of(new Value.Mapping(entries, where)) : Optional.empty();
      }
    }
    return Optional.of(new Value.Mapping(entries, where));
  }

  private static boolean isHashable(Value key) {
    return !(key instanceof Value.Sequence) && !(key instanceof Value.Mapping);
  }

  private Optional<Value> wordOrLiteral() {
    for (PythonWord word : PythonWord.values()) {
      int end = next + word.spelling().length();
      if (text.startsWith(word.spelling(), next) && !runsOn(end)) {
        next = end;
        return Optional.of(word.value(where));
      }
    }
    Optional<PythonNumber> number = PythonNumber.at(text, next, where);
    if (number.isPresent()) {
      next = number.get().end();
      return Optional.of(number.get().value());
    }
    return strings();
  }

  private boolean runsOn(int index) {
    return index < text.length() && Character.isUnicodeIdentifierPart(text.charAt(index));
  }

  /** Literals side by side are one. */
  private Optional<Value> strings() {
    Optional<PythonString> first = PythonString.at(text, next);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder joined = new StringBuilder();
    Optional<PythonString> literal = first;
    while (literal.isPresent()) {
      if (literal.get().bytes() != first.get().bytes()) {
        return Optional.empty();
      }
      joined.append(literal.get().text());
      next = literal.get().end();
      skipBlanks();
      literal = PythonString.at(text, next);
    }
    return Optional.of(new Value.Text(joined.toString(), where));
  }

  private boolean take(char expected) {
    skipBlanks();
    if (next < text.length() && text.charAt(next) == expected) {
      next++;
      return true;
    }
    return false;
  }

  private boolean atEnd() {
    skipBlanks();
    return next == text.length() || text.charAt(next) == '#';
  }

  private void skipBlanks() {
    while (next < text.length() && " \t\f".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
  }
}
