package dev.readdress.ssh;

import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all connections of a connector share to wait and to end waiting.
 *
 * @param pace the clock
 * @param watchdog closes raw sockets when a deadline passes
 * @param background daemon threads for what cannot be interrupted: name resolution, the polite end
 *     of a channel
 */
record SshThreads(Pace pace, Watchdog watchdog, ExecutorService background) {
  private static final AtomicInteger COUNT = new AtomicInteger();

  static SshThreads of(Pace pace, Watchdog watchdog) {
    return new SshThreads(pace, watchdog, Executors.newCachedThreadPool(daemons()));
  }

  /** Daemon threads: a session that hangs must not keep the program from ending. */
  static ThreadFactory daemons() {
    return runnable -> {
      Thread thread = new Thread(runnable, "ssh-" + COUNT.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
