package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Secret;
import dev.readdress.run.RunRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed for a run, passwords included.
 *
 * @param mode what it may do
 * @param inventory which hosts
 * @param connection how to get into them
 * @param password what was answered to {@code -k}, or null
 * @param becomePassword what was answered to {@code -K}, or null
 * @param only the endpoints that may be changed
 */
record RunChoices(
    RunRequest.Mode mode,
    InventoryOptions inventory,
    ConnectionOptions connection,
    @Nullable Secret password,
    @Nullable Secret becomePassword,
    Set<Endpoint> only) {
  RunChoices {
    only = Set.copyOf(only);
  }
}
