package dev.readdress.report;

import java.util.List;

/**
 * A suite of JUnit's XML.
 *
 * @param name what it is about
 * @param cases what was looked at
 */
record JunitSuite(String name, List<JunitCase> cases) {
  JunitSuite {
    cases = List.copyOf(cases);
  }

  long count(JunitCase.Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }
}
