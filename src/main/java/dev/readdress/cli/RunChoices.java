package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import dev.readdress.playbook.Play;
import dev.readdress.playbook.Task;
import dev.readdress.run.Intention;
import dev.readdress.run.RunRequest.Mode;
import dev.readdress.run.RunRequest.Unreachable;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A play, and what was typed for it.
 *
 * @param play the play, with the tasks that are to be done
 * @param mode what it may do
 * @param intention what it is to do where it may change something
 * @param hosts the inventory, and how to get into its hosts
 * @param only the endpoints that may be changed
 * @param unreachable what hosts that cannot be reached do to the exit code
 * @param record where observations are to be kept, if they are
 */
record RunChoices(
    Play play,
    Mode mode,
    Intention intention,
    HostChoices hosts,
    Set<Endpoint> only,
    Unreachable unreachable,
    Optional<Path> record) {
  RunChoices {
    only = Set.copyOf(only);
  }

  /** The command line wins over the play. */
  static RunChoices of(Play play, RunOptions options, HostChoices hosts) {
    boolean ignored =
        options.ignoreUnreachable
            || play.task(Task.Observe.class).filter(Task.Observe::ignoreUnreachable).isPresent();
    return new RunChoices(
        play,
        mode(play, options),
        new Intention.PutRight(),
        hosts,
        options.only == null ? endpoints(play) : EnumSet.of(options.only),
        ignored ? Unreachable.IGNORED : Unreachable.COUNTED,
        Optional.ofNullable(options.record));
  }

  /** The same choices, to do something else than what the diagnosis says. */
  RunChoices meaning(Mode other, Intention another) {
    return new RunChoices(play, other, another, hosts, only, unreachable, record);
  }

  /** The same choices for other endpoints. */
  RunChoices only(Set<Endpoint> others) {
    return new RunChoices(play, mode, intention, hosts, others, unreachable, record);
  }

  /** A play changes something only when it says {@code readdress}. */
  static Mode mode(Play play, RunOptions options) {
    if (play.task(Task.Readdress.class).isPresent()) {
      return options.check ? Mode.CHECK : Mode.FIX;
    }
    boolean tells =
        play.task(Task.Diagnose.class).isPresent() || play.task(Task.Report.class).isPresent();
    return tells || play.task(Task.Rehearse.class).isEmpty() ? Mode.REPORT : Mode.REHEARSE;
  }

  private static Set<Endpoint> endpoints(Play play) {
    Set<String> named = play.task(Task.Readdress.class).map(Task.Readdress::only).orElse(Set.of());
    return EnumSet.allOf(Endpoint.class).stream()
        .filter(endpoint -> named.isEmpty() || named.contains(endpoint.section()))
        .collect(Collectors.toSet());
  }
}
