package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hosts are meant, in Ansible's words: groups, hosts, globs, {@code ~regex}, {@code
 * group[0]}, {@code group[1:3]}; joined with {@code ,} or {@code :}, narrowed with {@code :&} and
 * {@code :!}. Whatever their order, unions come first, then intersections, then exclusions
 * (ansible-core 2.14, inventory/manager.py).
 *
 * @param terms the single patterns, signs included, in the order in which they were written
 * @param where where it stands, for messages
 */
public record HostPattern(List<String> terms, String where) {
  private static final Pattern BETWEEN_COLONS = Pattern.compile("(?:[^\\s:\\[\\]]|\\[[^\\]]*])+");

  public HostPattern {
    terms = List.copyOf(terms);
    requireNonNull(where, "where");
  }

  /** Every host of the inventory. */
  public static HostPattern all() {
    return new HostPattern(List.of(InventoryDraft.ALL), "all");
  }

  /** A pattern as it stands in {@code hosts:} of a play or on a command line. */
  public static HostPattern of(String text, String where) {
    return new HostPattern(split(text), where);
  }

  /** Several patterns, as in a list under {@code hosts:}. */
  public static HostPattern of(List<String> texts, String where) {
    return new HostPattern(texts.stream().flatMap(text -> split(text).stream()).toList(), where);
  }

  /** The terms in the order in which they count. */
  List<String> inOrderOfEvaluation() {
    List<String> ordered = new ArrayList<>();
    terms.stream().filter(term -> !isSigned(term)).forEach(ordered::add);
    if (ordered.isEmpty()) {
      ordered.add(InventoryDraft.ALL);
    }
    terms.stream().filter(term -> term.startsWith("&")).forEach(ordered::add);
    terms.stream().filter(term -> term.startsWith("!")).forEach(ordered::add);
    return ordered;
  }

  private static boolean isSigned(String term) {
    return term.startsWith("&") || term.startsWith("!");
  }

  /** A comma separates wherever there is one; else a colon, unless it belongs to a host. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    if (text.contains(",")) {
      parts.addAll(List.of(text.split(",", -1)));
    } else if (HostAddress.parse(text).isPresent()) {
      parts.add(text);
    } else {
      Matcher part = BETWEEN_COLONS.matcher(text);
      while (part.find()) {
        parts.add(part.group());
      }
    }
    return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }
}
