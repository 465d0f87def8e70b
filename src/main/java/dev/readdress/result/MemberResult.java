package dev.readdress.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One member.
 *
 * @param name its name
 * @param host the inventory's name of its node
 * @param role {@code leader}, {@code replica}, {@code sync_standby}, {@code quorum_standby} or
 *     {@code standby_leader}
 * @param state as the DCS has it
 * @param patroniVersion or null when not answered
 * @param postgresqlVersion or null when not answered
 * @param files the files of its configuration
 * @param endpoints by {@code restapi} and {@code postgresql}
 * @param addresses the addresses of its node, judged
 */
public record MemberResult(
    String name,
    String host,
    String role,
    String state,
    @Nullable String patroniVersion,
    @Nullable String postgresqlVersion,
    List<String> files,
    Map<String, EndpointResult> endpoints,
    List<AddressResult> addresses) {
  public MemberResult {
    files = List.copyOf(files);
    addresses = List.copyOf(addresses);
  }
}
