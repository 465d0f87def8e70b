package dev.readdress.run;

import dev.readdress.patroni.Endpoint;
import dev.readdress.playbook.Play;
import dev.readdress.playbook.Task;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do: one play.
 *
 * @param id the run's name
 * @param play the play, with the tasks that are to be done
 * @param mode what it may do
 * @param intention what it is to do where it may change something
 * @param targets the hosts, in inventory order
 * @param only the endpoints that are planned for; both unless {@code --only} says otherwise
 * @param unreachable what hosts that cannot be reached do to the exit code
 * @param limit the pattern of {@code --limit}, for the record
 * @param version readdress's version
 */
public record RunRequest(
    String id,
    Play play,
    Mode mode,
    Intention intention,
    List<Target> targets,
    Set<Endpoint> only,
    Unreachable unreachable,
    @Nullable String limit,
    String version) {
  /** How long one visit to a node may take; it is usually over in a second. */
  private static final Duration VISIT = Duration.ofSeconds(60);

  /** What a run may do. */
  public enum Mode {
    /** Look, and say what is wrong. */
    REPORT,
    /** As a fix, up to the first change. */
    CHECK,
    /** Look, ask, and put right. */
    FIX,
    /** Look, and rehearse the switchovers only. */
    REHEARSE,
    /** As a check, and keep what would be done. */
    PLAN,
    /** Look, ask, and do what was kept. */
    APPLY,
    /** Look, ask, and undo what an earlier run did. */
    ROLLBACK;

    /** True when something may be changed. */
    boolean mayChange() {
      return switch (this) {
        case FIX, APPLY, ROLLBACK -> true;
        case REPORT, CHECK, PLAN, REHEARSE -> false;
      };
    }

    /** The name as users and programs see it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What hosts that cannot be reached do to the exit code; they are reported in any case. */
  public enum Unreachable {
    COUNTED,
    IGNORED
  }

  public RunRequest {
    targets = List.copyOf(targets);
    only = Set.copyOf(only);
  }

  /** What the play is called. */
  String title() {
    return play.name();
  }

  /** Whether switchovers are rehearsed. */
  boolean rehearse() {
    return play.task(Task.Rehearse.class).isPresent();
  }

  /** How long one visit to a node may take. */
  Duration timeout() {
    return play.task(Task.Observe.class).flatMap(Task.Observe::timeout).orElse(VISIT);
  }
}
