package dev.readdress.run;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * A host of a run, with what the inventory says about it.
 *
 * @param host the inventory's name
 * @param connection the way in
 * @param groups its groups, {@code all} and {@code ungrouped} left out
 * @param vips addresses that float, by the inventory
 * @param nodeAddresses its own addresses, by the inventory; usually empty
 * @param translated whether others reach it through addresses that are on no interface
 * @param keepVip whether a floating address stays as proxy_address
 * @param accept what a plan may do that it otherwise refuses
 * @param changeable whether {@code --limit} lets it be changed; it is observed all the same
 */
public record Target(
    String host,
    ConnectionSettings connection,
    Set<String> groups,
    Set<IpAddress> vips,
    List<IpAddress> nodeAddresses,
    boolean translated,
    boolean keepVip,
    Set<String> accept,
    boolean changeable) {
  public Target {
    groups = Set.copyOf(groups);
    vips = Set.copyOf(vips);
    nodeAddresses = List.copyOf(nodeAddresses);
    accept = Set.copyOf(accept);
  }

  /** The same host, which may be changed or not. */
  Target changeable(boolean mayBe) {
    return new Target(
        host, connection, groups, vips, nodeAddresses, translated, keepVip, accept, mayBe);
  }
}
