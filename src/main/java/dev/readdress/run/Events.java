package dev.readdress.run;

import dev.readdress.concurrent.Pace;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the listener what happens, numbered, one event at a time. */
final class Events {
  private final String run;
  private final Pace pace;
  private final RunListener listener;
  private long last;

  Events(String run, Pace pace, RunListener listener) {
    this.run = run;
    this.pace = pace;
    this.listener = listener;
  }

  void play(String title) {
    tell("play", null, null, null, null, title, null);
  }

  void task(@Nullable String cluster, String name) {
    tell("task", cluster, null, null, null, name, null);
  }

  void host(String type, @Nullable String cluster, String host, String state, String text) {
    tell(type, cluster, host, null, state, text, null);
  }

  void member(String type, String cluster, String host, String member, String state, String text) {
    tell(type, cluster, host, member, state, text, null);
  }

  /** Tells what was found out about a cluster, a line for each member. */
  void diagnosed(ClusterOutcome outcome) {
    String cluster = outcome.observation().id();
    task(cluster, "diagnose");
    for (MemberDiagnosis member : outcome.diagnosis().members()) {
      String wrong =
          member.endpoints().values().stream()
              .filter(endpoint -> !endpoint.isOk())
              .map(endpoint -> endpoint.endpoint().section() + " " + endpoint.verdict().label())
              .sorted()
              .collect(Collectors.joining(", "));
      String host =
          outcome.observation().member(member.name()).map(one -> one.node().host()).orElse("");
      member("host", cluster, host, member.name(), wrong.isEmpty() ? "ok" : "drift", wrong);
    }
  }

  void result(RunResult result) {
    tell("result", null, null, null, null, "", result);
  }

  private synchronized void tell(
      String type,
      @Nullable String cluster,
      @Nullable String host,
      @Nullable String member,
      @Nullable String state,
      String text,
      @Nullable RunResult result) {
    last++;
    listener.on(
        new RunEvent(
            RunEvent.SCHEMA,
            run,
            last,
            pace.now().toString(),
            type,
            cluster,
            host,
            member,
            state,
            text,
            result));
  }
}
