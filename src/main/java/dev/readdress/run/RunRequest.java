package dev.readdress.run;

import dev.readdress.patroni.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param id the run's name
 * @param title what the play is called
 * @param mode what it may do
 * @param targets the hosts, in inventory order
 * @param only the endpoints that are planned for; both unless {@code --only} says otherwise
 * @param rehearse whether switchovers are rehearsed
 * @param timeout how long one visit to a node may take
 * @param limit the pattern of {@code --limit}, for the record
 * @param version readdress's version
 */
public record RunRequest(
    String id,
    String title,
    Mode mode,
    List<Target> targets,
    Set<Endpoint> only,
    boolean rehearse,
    Duration timeout,
    @Nullable String limit,
    String version) {
  /** What a run may do. */
  public enum Mode {
    /** Look, and say what is wrong. */
    REPORT,
    /** As a fix, up to the first change. */
    CHECK,
    /** Look, ask, and put right. */
    FIX,
    /** Look, and rehearse the switchovers only. */
    REHEARSE;

    /** The name as users and programs see it. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public RunRequest {
    targets = List.copyOf(targets);
    only = Set.copyOf(only);
  }
}
