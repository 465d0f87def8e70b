package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.result.RunSummary;
import dev.readdress.run.Confirmation;
import dev.readdress.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs that reach no node: one cluster with one planned change, and the exit code that is set. */
final class FakeRuns implements Runs, Pings {
  final List<RunChoices> started = new ArrayList<>();
  final List<Pong> pongs = new ArrayList<>();
  int exit;
  @Nullable RunResult fixedResult;
  StopSignal.@Nullable Cause signal;
  @Nullable RuntimeException defect;
  List<ChangeResult> planned =
      List.of(
          new ChangeResult(
              "node2",
              "edit",
              "/etc/patroni/config.yml",
              "restapi.connect_address",
              "10.77.0.100:8008",
              "10.77.0.12:8008",
              "planned",
              null));

  @Override
  public RunResult run(
      RunChoices choices, RunListener listener, Confirmation confirmation, StopSignal stop) {
    started.add(choices);
    if (defect != null) {
      throw defect;
    }
    listener.on(event("play", null, null, "a play"));
    listener.on(event("host", "node2", "ok", ""));
    if (signal != null) {
      stop.raise(signal);
    }
    if (fixedResult != null) {
      return fixedResult;
    }
    RunResult asked = result(choices, 0);
    boolean declined =
        choices.mode() == RunRequest.Mode.FIX
            && !(confirmation.mayProceed(asked) && confirmation.mayChange(asked.clusters().get(0)));
    RunResult result = result(choices, declined ? 3 : exit);
    listener.on(
        new RunEvent(RunEvent.SCHEMA, "r1", 3, "t", "result", null, null, null, null, "", result));
    return result;
  }

  @Override
  public List<String> hosts(RunChoices choices) {
    return List.of("node1", "node2");
  }

  @Override
  public List<Pong> ping(HostChoices choices) {
    return pongs;
  }

  private static RunEvent event(
      String type, @Nullable String host, @Nullable String state, String text) {
    return new RunEvent(RunEvent.SCHEMA, "r1", 1, "t", type, null, host, null, state, text, null);
  }

  private RunResult result(RunChoices choices, int exit) {
    String mode = choices.mode().name().toLowerCase(Locale.ROOT);
    ClusterResult cluster =
        new ClusterResult(
            "demo",
            "demo",
            "/service/",
            null,
            null,
            "node1",
            false,
            true,
            exit == 0 ? "clean" : "drift",
            List.of(),
            List.of(),
            List.of(),
            planned,
            List.of(),
            List.of());
    return new RunResult(
        RunResult.SCHEMA,
        new RunSummary("r1", mode, "t", "t", "0.1.0", exit, choices.hosts().inventory().limit),
        List.of(cluster),
        List.of(new HostResult("node2", "ok", "")),
        List.of());
  }
}
