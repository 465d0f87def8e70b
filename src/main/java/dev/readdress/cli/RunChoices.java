package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import dev.readdress.run.RunRequest;
import java.util.Set;

/**
 * What was typed for a run.
 *
 * @param mode what it may do
 * @param hosts which hosts, and how to get into them
 * @param only the endpoints that may be changed
 */
record RunChoices(RunRequest.Mode mode, HostChoices hosts, Set<Endpoint> only) {
  RunChoices {
    only = Set.copyOf(only);
  }
}
