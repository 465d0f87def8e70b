package dev.readdress.runs;

import java.io.IOException;
import java.nio.file.Path;

/** A program that opens the journal of the run whose folder it is given, and is killed. */
final class HoldsAJournalOpen {
  private HoldsAJournalOpen() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    try (Journal journal = new RunFolder("run", folder).openJournal()) {
      System.out.print('r');
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
