package dev.readdress.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of tasks, in the order of the line. */
enum TaskKind {
  OBSERVE,
  DIAGNOSE,
  READDRESS,
  REHEARSE,
  REPORT,
  ASSERT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TaskKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(TaskKind::word).toList();
  }
}
