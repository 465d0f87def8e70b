package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every run has. */
final class RunOptions {
  @Mixin InventoryOptions inventory = new InventoryOptions();
  @Mixin VariableOptions variables = new VariableOptions();
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin OutputOptions output = new OutputOptions();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would be changed.")
  boolean check;

  @Option(
      names = "--only",
      paramLabel = "ENDPOINT",
      converter = Choice.OneEndpoint.class,
      description = "Plan for this endpoint alone: restapi or postgresql.")
  @Nullable Endpoint only;

  @Option(
      names = "--ignore-unreachable",
      description =
          "Hosts that cannot be reached do not count for the exit code. They are reported all the"
              + " same, and a cluster that has one is not changed.")
  boolean ignoreUnreachable;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Keep what was observed in this directory, without secrets, so that others can see why"
              + " readdress says what it says.")
  @Nullable Path record;

  @Option(names = "--list-hosts", description = "Print the hosts, and do nothing else.")
  boolean listHosts;
}
