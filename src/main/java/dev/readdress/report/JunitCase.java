package dev.readdress.report;

/**
 * A case of JUnit's XML.
 *
 * @param suite the name of its suite
 * @param name what was looked at
 * @param outcome how that ended
 * @param type the verdict in a word; empty when it passed
 * @param text why
 */
record JunitCase(String suite, String name, Outcome outcome, String type, String text) {
  /** How a case can end. */
  enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  static JunitCase passed(String suite, String name) {
    return new JunitCase(suite, name, Outcome.PASSED, "", "");
  }

  static JunitCase failed(String suite, String name, String type, String text) {
    return new JunitCase(suite, name, Outcome.FAILURE, type, text);
  }

  static JunitCase error(String suite, String name, String type, String text) {
    return new JunitCase(suite, name, Outcome.ERROR, type, text);
  }

  static JunitCase skipped(String suite, String name, String text) {
    return new JunitCase(suite, name, Outcome.SKIPPED, "", text);
  }
}
