package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;

/**
 * A member of a cluster, matched to the instance that was observed on a node.
 *
 * @param name its name
 * @param node the node that it runs on
 * @param instance the instance there
 * @param listed what the DCS holds about it
 */
public record ObservedMember(
    String name, NodeObservation node, MemberObservation instance, ClusterView.Listed listed) {}
