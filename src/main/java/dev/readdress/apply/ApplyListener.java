package dev.readdress.apply;

/** Is told how a fix goes on, for people who watch. */
@FunctionalInterface
public interface ApplyListener {
  /** What happens. */
  enum Step {
    LOCKED,
    EDITED,
    RELOADED,
    WAITING,
    PROVEN,
    PUTTING_BACK,
    STOPPED
  }

  /**
   * Takes the next step.
   *
   * @param member the member that it concerns, or the cluster's id
   */
  void on(Step step, String member, String text);
}
