package dev.readdress.apply;

import dev.readdress.connection.UnreachableException;
import java.util.List;

/** Reads what earlier runs have left on a node; it changes nothing there. */
@FunctionalInterface
public interface RemainsReader {
  /**
   * What is left of a cluster on one of its nodes.
   *
   * @param lock names the cluster
   * @param files the configuration files that it is looked for beside
   * @throws UnreachableException when the node does not answer
   */
  Remains look(String host, ClusterLock lock, List<String> files) throws UnreachableException;
}
