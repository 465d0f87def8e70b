package dev.readdress.playbook;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import dev.readdress.yaml.ScalarKind;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlScalar;
import dev.readdress.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a mapping as the types that they must have; the rest are problems. */
final class Fields {
  private static final int MOST_SHOWN = 60;

  private final String what;
  private final List<YamlEntry> entries;
  private final Problems problems;

  /**
   * Fields.
   *
   * @param what what the mapping is, for messages: {@code "a play"}
   */
  Fields(String what, YamlMapping mapping, Problems problems) {
    this(what, mapping.entries(), problems);
  }

  private Fields(String what, List<YamlEntry> entries, Problems problems) {
    this.what = what;
    this.entries = entries;
    this.problems = problems;
  }

  /** No fields at all. */
  static Fields none(Problems problems) {
    return new Fields("it", List.of(), problems);
  }

  /** Tells of keys that are not known; Ansible's own keywords get a message of their own. */
  void allow(List<String> known) {
    for (YamlEntry entry : entries) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        problems.add(
            entry.key().where(),
            what + " has no '" + shown(key) + "'" + AnsibleWords.note(key),
            Suggestion.sentence(key, known) + advice(known));
      }
    }
  }

  private static String advice(List<String> known) {
    return known.isEmpty() ? "It has no options." : "It has " + String.join(", ", known) + ".";
  }

  Optional<YamlNode> get(String key) {
    return entries.stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(YamlEntry::value)
        .filter(node -> !node.isNull())
        .findFirst();
  }

  Optional<String> text(String key) {
    return get(key).flatMap(node -> text(key, node));
  }

  Optional<Boolean> flag(String key) {
    Optional<YamlNode> node = get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof YamlScalar scalar && scalar.kind() == ScalarKind.BOOLEAN) {
      return Optional.of(Boolean.TRUE.equals(scalar.value()));
    }
    problems.add(node.get().where(), "'" + key + "' is not true or false", "Write true or false.");
    return Optional.empty();
  }

  Optional<Integer> number(String key, int least, int most) {
    Optional<YamlNode> node = get(key);
    Optional<Integer> number =
        node.filter(YamlScalar.class::isInstance)
            .map(found -> ((YamlScalar) found).text())
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .filter(value -> value >= least && value <= most);
    if (node.isPresent() && number.isEmpty()) {
      problems.add(
          node.get().where(),
          "'" + key + "' is not a whole number from " + least + " to " + most,
          "Write a number.");
    }
    return number;
  }

  /** One text or a list of texts. */
  List<String> texts(String key) {
    return items(key).stream().flatMap(node -> text(key, node).stream()).toList();
  }

  /** One word or a list of words, out of those that are known. */
  Set<String> words(String key, List<String> known) {
    Set<String> words = new LinkedHashSet<>();
    for (YamlNode node : items(key)) {
      Optional<String> word = text(key, node);
      word.filter(known::contains).ifPresent(words::add);
      word.filter(text -> !known.contains(text))
          .ifPresent(
              text ->
                  problems.add(
                      node.where(),
                      "'" + key + "' does not know '" + shown(text) + "'",
                      Suggestion.sentence(text, known)
                          + "It knows "
                          + String.join(", ", known)
                          + "."));
    }
    return words;
  }

  /** The nodes of a list, or one node alone. */
  List<YamlNode> items(String key) {
    Optional<YamlNode> node = get(key);
    if (node.isPresent() && node.get() instanceof YamlSequence list) {
      return list.items();
    }
    return node.map(List::of).orElse(new ArrayList<>());
  }

  private Optional<String> text(String key, YamlNode node) {
    if (node instanceof YamlScalar scalar
        && scalar.kind() != ScalarKind.NULL
        && scalar.kind() != ScalarKind.TAGGED) {
      if (scalar.text().contains("{{")) {
        problems.add(
            node.where(),
            "'" + key + "' is a template, which is rendered in variables only",
            "Write it down, or choose hosts with --limit and values with -e.");
        return Optional.empty();
      }
      return Optional.of(scalar.text());
    }
    problems.add(node.where(), "'" + key + "' is not text", "Write it as one line of text.");
    return Optional.empty();
  }

  static String shown(String text) {
    return Printable.line(text, MOST_SHOWN);
  }
}
