package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the hosts of a pattern; a term that matches nothing at all is a problem. */
final class PatternEvaluation {
  private static final String GRAPH = "`readdress inventory --graph` shows the groups and hosts.";

  private final Inventory inventory;
  private final String where;
  private final Problems problems = new Problems();

  PatternEvaluation(Inventory inventory, String where) {
    this.inventory = inventory;
    this.where = where;
  }

  List<Host> hosts(HostPattern pattern) {
    List<Host> hosts = new ArrayList<>();
    for (String term : pattern.inOrderOfEvaluation()) {
      Optional<Host> plain = inventory.host(term);
      if (plain.isPresent()) {
        hosts.add(plain.get());
      } else if (term.startsWith("!")) {
        hosts.removeAll(matching(term.substring(1)));
      } else if (term.startsWith("&")) {
        hosts.retainAll(matching(term.substring(1)));
      } else {
        hosts.addAll(matching(term));
      }
    }
    problems.throwIfAny();
    return List.copyOf(new LinkedHashSet<>(hosts));
  }

  private List<Host> matching(String term) {
    Optional<Subscript> subscript = Subscript.parse(term);
    List<Host> matches = named(subscript.map(Subscript::term).orElse(term), term);
    if (subscript.isEmpty()) {
      return matches;
    }
    Optional<List<Host>> chosen = subscript.get().of(matches);
    if (chosen.isEmpty()) {
      problems.add(
          where,
          "pattern '" + term + "' asks for a host that is not there: " + count(matches),
          "Count from 0, or from the end with [-1].");
    }
    return chosen.orElse(List.of());
  }

  private static String count(List<Host> matches) {
    return matches.size() == 1 ? "there is 1" : "there are " + matches.size();
  }

  /**
   * Hosts of the groups whose names match; and hosts whose own names match where no group does, or
   * where the term is a glob, a regular expression or has a dot. Doubles stay: subscripts count
   * them.
   */
  private List<Host> named(String name, String term) {
    Optional<NameMatch> match = name.isEmpty() ? Optional.empty() : NameMatch.of(name);
    if (match.isEmpty()) {
      problems.add(
          where,
          "pattern '" + term + "' is not a regular expression",
          "After ~ write an expression of Python's kind, or leave the ~ out for a glob.");
      return List.of();
    }
    List<String> groups = inventory.groupNames().stream().filter(match.get()::matches).toList();
    List<Host> found = new ArrayList<>();
    groups.forEach(group -> found.addAll(inventory.hostsBelow(group)));
    if (groups.isEmpty() || name.startsWith("~") || hasSpecial(name)) {
      inventory.everyHost().stream()
          .filter(host -> match.get().matches(host.name()))
          .forEach(found::add);
    }
    if (found.isEmpty()) {
      inventory.localMachine(name).ifPresent(found::add);
    }
    if (found.isEmpty() && groups.isEmpty()) {
      missing(term, name);
    }
    return found;
  }

  private static boolean hasSpecial(String name) {
    return Stream.of(".", "?", "*", "[").anyMatch(name::contains);
  }

  private void missing(String term, String name) {
    Set<String> known = new LinkedHashSet<>(inventory.groupNames());
    inventory.everyHost().forEach(host -> known.add(host.name()));
    problems.add(
        where,
        "pattern '" + term + "' matches no host and no group",
        Suggestion.sentence(name, known) + GRAPH);
  }
}
