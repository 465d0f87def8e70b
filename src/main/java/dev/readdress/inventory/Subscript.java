package dev.readdress.inventory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term with a choice among what it matches: {@code web[0]}, {@code web[-1]}, {@code web[1:3]}
 * (both ends included), {@code web[1:]}. After {@code ~} brackets belong to the expression.
 *
 * @param term what is before the bracket
 * @param first the first that is taken, from 0; from the end if negative
 * @param last the last that is taken; empty for one alone; -1 for the end
 */
record Subscript(String term, int first, Optional<Integer> last) {
  private static final Pattern SUBSCRIPT =
      Pattern.compile(
          "(?<term>.+)\\[(?:(?<only>-?\\d{1,9})|(?<first>\\d{1,9})[:-](?<last>\\d{0,9}))]");

  static Optional<Subscript> parse(String term) {
    Matcher match = SUBSCRIPT.matcher(term);
    if (term.startsWith("~") || !match.matches()) {
      return Optional.empty();
    }
    if (match.group("only") != null) {
      int only = Integer.parseInt(match.group("only"));
      return Optional.of(new Subscript(match.group("term"), only, Optional.empty()));
    }
    String end = match.group("last");
    int last = end.isEmpty() ? -1 : Integer.parseInt(end);
    // Ansible takes an end of 0 for none, so that g[2:0] is g[2].
    return Optional.of(
        new Subscript(
            match.group("term"),
            Integer.parseInt(match.group("first")),
            last == 0 ? Optional.empty() : Optional.of(last)));
  }

  /** What is chosen; empty when one alone is asked for that is not there. */
  <T> Optional<List<T>> of(List<T> matches) {
    if (matches.isEmpty()) {
      return Optional.of(matches);
    }
    if (last.isEmpty()) {
      int index = first < 0 ? matches.size() + first : first;
      return index >= 0 && index < matches.size()
          ? Optional.of(List.of(matches.get(index)))
          : Optional.empty();
    }
    int end = last.get() == -1 ? matches.size() : Math.min(last.get() + 1, matches.size());
    return Optional.of(first < end ? matches.subList(first, end) : List.of());
  }
}
