package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every run has. */
final class RunOptions {
  @Mixin InventoryOptions inventory = new InventoryOptions();
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin OutputOptions output = new OutputOptions();

  @Option(
      names = "--only",
      paramLabel = "ENDPOINT",
      converter = Choice.OneEndpoint.class,
      description = "Plan for this endpoint alone: restapi or postgresql.")
  @Nullable Endpoint only;

  Set<Endpoint> endpoints() {
    return only == null ? EnumSet.allOf(Endpoint.class) : EnumSet.of(only);
  }
}
