package dev.readdress.playbook;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code serial}: in which batches the clusters of a play go. Sizes are taken one after the other;
 * the last one repeats until no cluster is left, as in Ansible.
 *
 * @param sizes at least one
 */
public record Serial(List<BatchSize> sizes) {
  /** One cluster first, then a tenth of all, then the rest. */
  public static final Serial DEFAULT =
      new Serial(
          List.of(new BatchSize.Count(1), new BatchSize.Percent(10), new BatchSize.Percent(100)));

  public Serial {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("there is no size");
    }
  }

  /** The clusters in batches, in their order. */
  public <T> List<List<T>> batches(List<T> clusters) {
    List<List<T>> batches = new ArrayList<>();
    int start = 0;
    for (int i = 0; start < clusters.size(); i++) {
      int size = sizes.get(Math.min(i, sizes.size() - 1)).of(clusters.size());
      int end = (int) Math.min((long) start + size, clusters.size());
      batches.add(List.copyOf(clusters.subList(start, end)));
      start = end;
    }
    return List.copyOf(batches);
  }
}
