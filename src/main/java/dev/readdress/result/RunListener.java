package dev.readdress.result;

/** Is told what happens while it happens; called from one thread at a time, in order. */
@FunctionalInterface
public interface RunListener {
  /** Takes the next event; must return soon and must not throw. */
  void on(RunEvent event);
}
