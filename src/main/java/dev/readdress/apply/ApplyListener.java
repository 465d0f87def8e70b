package dev.readdress.apply;

/** Is told how a fix goes on, for people who watch. */
@FunctionalInterface
public interface ApplyListener {
  /** What happens. */
  enum Step {
    /** The cluster is locked on all nodes. */
    LOCKED,
    /** How it is before the next member is changed is known. */
    BASELINE,
    /** A file was changed. */
    EDITED,
    /** Patroni was sent the HUP. */
    RELOADED,
    /** Something is not yet as it should be; the text says what. */
    WAITING,
    /** The member is as planned, proven. */
    PROVEN,
    /** The member's change is undone; the text says why. */
    PUTTING_BACK,
    /** Nothing more is done in this cluster; the text says why. */
    STOPPED
  }

  /**
   * Takes the next step.
   *
   * @param member the member that it concerns, or the cluster's id
   */
  void on(Step step, String member, String text);
}
