package dev.readdress.cli;

import dev.readdress.playbook.Play;
import dev.readdress.playbook.Playbook;
import dev.readdress.playbook.Task;
import dev.readdress.problem.Printable;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a playbook would be about, in the form of ansible-playbook's listings. */
final class PlayListing {
  private final PrintStream out;
  private final Function<Play, List<String>> hostsOf;

  /**
   * A listing.
   *
   * @param hostsOf finds the hosts that a play may change
   */
  PlayListing(Console console, Function<Play, List<String>> hostsOf) {
    this.out = console.out();
    this.hostsOf = hostsOf;
  }

  /** {@code --list-hosts}. */
  void hosts(List<Playbook> playbooks) {
    each(playbooks, this::hosts);
  }

  /** {@code --list-tasks}. */
  void tasks(List<Playbook> playbooks) {
    each(playbooks, this::tasks);
  }

  /** {@code --syntax-check}: what could be loaded. */
  void names(List<Playbook> playbooks) {
    playbooks.forEach(this::name);
  }

  private void name(Playbook playbook) {
    out.println("\nplaybook: " + Printable.line(playbook.file()));
  }

  private void each(List<Playbook> playbooks, Consumer<Play> details) {
    for (Playbook playbook : playbooks) {
      name(playbook);
      int number = 0;
      for (Play play : playbook.plays()) {
        number++;
        String pattern = Printable.line(String.join(",", play.hosts().terms()));
        String title = Printable.line(play.name());
        out.println("\n  play #" + number + " (" + pattern + "): " + title + tags(play.tags()));
        details.accept(play);
      }
    }
  }

  private void hosts(Play play) {
    List<String> hosts = hostsOf.apply(play);
    String patterns =
        play.hosts().terms().stream()
            .map(term -> "'" + Printable.line(term) + "'")
            .collect(Collectors.joining(", "));
    out.println("    pattern: [" + patterns + "]");
    out.println("    hosts (" + hosts.size() + "):");
    hosts.forEach(host -> out.println("      " + Printable.line(host)));
  }

  private void tasks(Play play) {
    out.println("    tasks:");
    for (Task task : play.tasks()) {
      out.println("      " + Printable.line(task.name()) + tags(task.tags()));
    }
  }

  private static String tags(Collection<String> tags) {
    return "\tTAGS: ["
        + Printable.line(tags.stream().sorted().collect(Collectors.joining(", ")))
        + "]";
  }
}
