package dev.readdress.run;

import dev.readdress.plan.PlanFile;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run that may change something is to do. */
public sealed interface Intention {
  /** What the diagnosis says has to be done. */
  record PutRight() implements Intention {}

  /**
   * Nothing; what would have to be done is handed on.
   *
   * @param keeper takes it
   */
  record Keep(Consumer<PlanFile> keeper) implements Intention {}

  /**
   * Exactly what was planned and saved, or nothing.
   *
   * @param file what was saved
   */
  record Exactly(PlanFile file) implements Intention {
    @Override
    public List<Target> targets(List<Target> targets) {
      return targets.stream()
          .map(target -> target.changeable(file.hosts().contains(target.host())))
          .toList();
    }
  }

  /** The hosts of the run, with what this intention says about which may be changed. */
  default List<Target> targets(List<Target> targets) {
    return targets;
  }

  /**
   * The opposite of what an earlier run did.
   *
   * @param run its id or the beginning of it, or null for the last one of which something stands
   */
  record GoBack(@Nullable String run) implements Intention {}
}
