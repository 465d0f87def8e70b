package dev.readdress.apply;

import dev.readdress.concurrent.Pace;
import java.time.Duration;

/** Holds, each one script in one round trip. */
public final class ScriptedHolds implements Holds {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final NodeScripts scripts;
  private final NodePaths paths;

  public ScriptedHolds(NodeConnections connections, Pace pace, NodePaths paths) {
    this.scripts = new NodeScripts(connections, pace);
    this.paths = paths;
  }

  @Override
  public Outcome hold(String host, String text) {
    OperationScript script = new OperationScript("hold").set(paths).set("text", text);
    return scripts.run("hold", host, script, LONGEST);
  }

  @Override
  public Outcome release(String host, String owner) {
    OperationScript script = new OperationScript("release").set(paths).set("owner", owner);
    return scripts.run("release", host, script, LONGEST);
  }
}
