package dev.readdress.inventory;

import java.util.List;

/** The machine that readdress runs on, where a pattern names it and no inventory does. */
final class LocalMachine {
  private LocalMachine() {}

  /** The host with what holds for {@code all}; it is not reached through SSH. */
  static Host with(Variables ofAll) {
    Variable connection =
        new Variable("ansible_connection", new Value.Text("local", "the implicit localhost"));
    return new Host(
        "localhost", ofAll.overriddenBy(Variables.of(List.of(connection))), List.of(), true);
  }
}
