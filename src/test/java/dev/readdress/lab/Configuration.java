package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Scenario.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Patroni's configuration on one node, and what a fix may have done to it and to the node. */
final class Configuration {
  static final String FILE = "/etc/patroni/config.yml";

  /** What Patroni and PostgreSQL write themselves after a reload, and what readdress may keep. */
  private static final List<String> NOT_COMPARED =
      List.of("/var/lib/postgresql/", "/var/lib/readdress/", "/run/readdress/");

  private Configuration() {}

  /** The number, from 1, of the line of an endpoint's address. */
  static int lineOf(NodeState state, String endpoint) {
    List<String> lines = state.configuration();
    int section = lines.indexOf(endpoint + ":");
    for (int line = section; line < lines.size(); line++) {
      if (lines.get(line).startsWith("  connect_address:")) {
        return line + 1;
      }
    }
    throw new AssertionError("no " + endpoint + ".connect_address in " + lines);
  }

  /** The node is as before but for these edits, and for the backup and the record of each. */
  static void assertOnlyEdited(Lab lab, NodeState before, NodeState after, List<Edit> edits) {
    assertThat(after.started()).as("start of the postmaster").isEqualTo(before.started());
    assertThat(after.patroni()).as("process of Patroni").isEqualTo(before.patroni());
    assertThat(after.rights(FILE)).as("owner and mode").isEqualTo(before.rights(FILE));
    assertLines(lab, before.configuration(), after.configuration(), edits);
    assertThat(otherFiles(after, edits)).isEqualTo(otherFiles(before, edits));
    assertTraces(before, after, edits);
  }

  private static void assertLines(
      Lab lab, List<String> before, List<String> after, List<Edit> edits) {
    List<String> expected = new ArrayList<>(before);
    for (Edit edit : edits) {
      String line = "  connect_address: " + lab.resolve(edit.after());
      if (edit.inserts()) {
        assertThat(after).containsOnlyOnce(line);
        expected.add(after.indexOf(line), line);
        assertThat(expected.subList(0, after.indexOf(line)).lastIndexOf(edit.endpoint() + ":"))
            .as("the line is in the section %s", edit.endpoint())
            .isEqualTo(lastSection(expected.subList(0, after.indexOf(line))));
      } else {
        String old = "  connect_address: " + lab.resolve(edit.before());
        assertThat(expected.stream().filter(each -> each.startsWith(old + " "))).hasSize(1);
        expected.replaceAll(
            each -> each.startsWith(old + " ") ? line + each.substring(old.length()) : each);
      }
    }
    assertThat(after).isEqualTo(expected);
  }

  private static int lastSection(List<String> lines) {
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (lines.get(line).matches("[a-z0-9]+:.*")) {
        return line;
      }
    }
    return -1;
  }

  private static Map<String, String> otherFiles(NodeState state, List<Edit> edits) {
    Map<String, String> files = new TreeMap<>(state.files());
    files.keySet().removeIf(file -> NOT_COMPARED.stream().anyMatch(file::startsWith));
    if (!edits.isEmpty()) {
      files.remove(FILE);
      files.keySet().removeIf(Configuration::isTrace);
    }
    return files;
  }

  private static boolean isTrace(String file) {
    return file.startsWith("/etc/patroni/") && file.contains("readdress");
  }

  private static void assertTraces(NodeState before, NodeState after, List<Edit> edits) {
    Set<String> added = new TreeSet<>(after.files().keySet());
    added.removeAll(before.files().keySet());
    assertThat(added).as("locks and temporary files").noneMatch(Configuration::isUnfinished);
    List<String> traces = added.stream().filter(Configuration::isTrace).toList();
    assertThat(traces).as("a backup and a record for each edit").hasSize(2 * edits.size());
    assertThat(traces).noneMatch(file -> file.matches(".*\\.ya?ml"));
    assertThat(traces.stream().filter(file -> after.hash(file).equals(before.hash(FILE))))
        .as("backups of the file as it was, among %s", traces)
        .hasSize(edits.size());
  }

  private static boolean isUnfinished(String file) {
    return file.endsWith(".tmp") || file.endsWith(".lock");
  }
}
