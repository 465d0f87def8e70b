package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import java.util.HashMap;
import java.util.Map;

/**
 * A cluster's lock, as it stands on the node of every member.
 *
 * @param name the name of its file: letters, digits, dots, dashes and underscores only
 * @param id the cluster's id in the run, for the journal
 * @param cluster namespace and scope, for people
 * @param run the id of the run that holds it
 * @param owner who started the run, as {@code user@controller}
 * @param users whom Patroni runs as on each node, by the inventory's name of the node: the lock
 *     stands in the home of that user, where root and that user see the same one
 */
public record ClusterLock(
    String name, String id, String cluster, String run, String owner, Map<String, String> users) {
  public ClusterLock {
    users = Map.copyOf(users);
  }

  /** The lock of that cluster; the same for every run and every controller. */
  public static ClusterLock of(ClusterObservation cluster, String run, String owner) {
    Map<String, String> users = new HashMap<>();
    for (ObservedMember member : cluster.members()) {
      users.putIfAbsent(member.node().host(), member.instance().process().user());
    }
    return of(cluster.id(), cluster.scope(), cluster.namespace(), run, owner, users);
  }

  static ClusterLock of(
      String id,
      String scope,
      String namespace,
      String run,
      String owner,
      Map<String, String> users) {
    // Namespaces are written with and without slashes around them and mean the same path.
    String path = "/" + namespace.replaceAll("^/+|/+$", "");
    String readable = scope.replaceAll("[^A-Za-z0-9_-]", "_");
    String hash = Bytes.ofUtf8(path + "\n" + scope).sha256().substring(0, 12);
    return new ClusterLock(
        readable.substring(0, Math.min(40, readable.length())) + "-" + hash,
        id,
        path + "/" + scope,
        run,
        owner,
        users);
  }

  /** Whom Patroni runs as on a node; empty where that was not observed. */
  String userOn(String host) {
    return users.getOrDefault(host, "");
  }
}
