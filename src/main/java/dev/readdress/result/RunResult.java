package dev.readdress.result;

import java.util.List;

/**
 * Everything that a run found and did: the document that {@code -o json} prints and that every
 * other rendering is made from.
 *
 * @param schema {@link #SCHEMA}
 * @param run the run itself
 * @param clusters the clusters, in order of their ids
 * @param hosts every host of the run, in inventory order
 * @param problems what concerns no cluster
 */
public record RunResult(
    String schema,
    RunSummary run,
    List<ClusterResult> clusters,
    List<HostResult> hosts,
    List<ProblemResult> problems) {
  /** The name of this contract; a number behind the slash that changes only with its meaning. */
  public static final String SCHEMA = "readdress/1";

  public RunResult {
    clusters = List.copyOf(clusters);
    hosts = List.copyOf(hosts);
    problems = List.copyOf(problems);
  }
}
