package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;

/**
 * A cluster's lock, as it stands on the node of every member.
 *
 * @param name the name of its file: letters, digits, dots, dashes and underscores only
 * @param id the cluster's id in the run, for the journal
 * @param cluster namespace and scope, for people
 * @param run the id of the run that holds it
 * @param owner who started the run, as {@code user@controller}
 */
public record ClusterLock(String name, String id, String cluster, String run, String owner) {
  /** The lock of that cluster; the same for every run and every controller. */
  public static ClusterLock of(ClusterObservation cluster, String run, String owner) {
    return of(cluster.id(), cluster.scope(), cluster.namespace(), run, owner);
  }

  static ClusterLock of(String id, String scope, String namespace, String run, String owner) {
    // Namespaces are written with and without slashes around them and mean the same path.
    String path = "/" + namespace.replaceAll("^/+|/+$", "");
    String readable = scope.replaceAll("[^A-Za-z0-9_-]", "_");
    String hash = Bytes.ofUtf8(path + "\n" + scope).sha256().substring(0, 12);
    return new ClusterLock(
        readable.substring(0, Math.min(40, readable.length())) + "-" + hash,
        id,
        path + "/" + scope,
        run,
        owner);
  }
}
