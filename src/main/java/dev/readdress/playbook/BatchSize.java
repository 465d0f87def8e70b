package dev.readdress.playbook;

/** How many clusters one batch has. */
public sealed interface BatchSize {
  /** The size among so many clusters, at least 1. */
  int of(int clusters);

  /** A fixed number. */
  record Count(int clusters) implements BatchSize {
    @Override
    public int of(int all) {
      return clusters;
    }
  }

  /** A share of all clusters of the play, rounded down as Ansible does. */
  record Percent(int percent) implements BatchSize {
    @Override
    public int of(int clusters) {
      return Math.max(1, (int) ((long) clusters * percent / 100));
    }
  }
}
