package dev.readdress.yaml;

/** Bounds on what is read; nodes are not trusted. */
final class YamlLimits {
  /** The largest file, in bytes. */
  static final int MOST_BYTES = 8 << 20;

  /** How deep collections may be in each other, aliases followed; PyYAML ends at some hundreds. */
  static final int MOST_DEPTH = 100;

  /**
   * How many nodes a file may have, once as written and once as if every alias and merge key were
   * written out.
   */
  static final int MOST_NODES = 1_000_000;

  private YamlLimits() {}
}
