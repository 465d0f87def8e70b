package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The hosts that one entry of an inventory stands for.
 *
 * @param names the names, ranges expanded
 * @param port the port that was written behind the name
 */
record HostNames(List<String> names, OptionalInt port) {
  private static final HostNames NONE = new HostNames(List.of(), OptionalInt.empty());

  /** The hosts of a YAML or JSON key. */
  static HostNames read(Value key, Problems problems) {
    if (key instanceof Value.Text text) {
      return read(text.text(), text.where(), problems);
    }
    problems.add(
        key.where(),
        "the name of a host is text, this is " + key.kind(),
        "Put the name in quotes.");
    return NONE;
  }

  /** The hosts of a text; what is neither name nor address is a name as it stands. */
  static HostNames read(String text, String where, Problems problems) {
    Optional<HostAddress> address = HostAddress.parse(text);
    String name = address.map(HostAddress::host).orElse(text);
    OptionalInt port = address.map(HostAddress::port).orElse(OptionalInt.empty());
    if (name.isBlank()) {
      problems.add(where, "the name of a host is empty", "Write a name or an address.");
      return NONE;
    }
    try {
      return new HostNames(HostRange.expand(name), port);
    } catch (HostRange.RangeException e) {
      problems.add(
          where,
          "'" + text + "' is not a range of hosts: " + e.getMessage(),
          "Write ranges as db[1:3], db[01:10], db[1:9:2] or db[a:f].");
      return NONE;
    }
  }
}
