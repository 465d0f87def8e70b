package dev.readdress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is expected of one scenario of the lab; {@code src/test/resources/lab/scenarios.txt} has the
 * form.
 */
record Scenario(
    String name,
    List<WrongEndpoint> wrong,
    List<Answered> answers,
    List<FailingSwitchover> failing,
    List<Edit> edits,
    List<String> reloads) {
  private static final Path TABLE = Path.of("src/test/resources/lab/scenarios.txt");
  private static final Pattern ASKED = Pattern.compile("(\\S+) about (\\S+) (\\S+): (\\S+) (\\S+)");
  private static final Pattern FAILS =
      Pattern.compile("(\\S+) -> (\\S+) (now|return), Patroni (\\w+)(?:: (.*))?");

  /** An endpoint that is not {@code ok}. */
  record WrongEndpoint(String member, String endpoint, String verdict, String planned) {}

  /**
   * Who answers at a published address.
   *
   * @param answerer the member, or {@code nobody}
   */
  record Answered(String from, String about, String endpoint, String answerer, String verdict) {}

  /**
   * A switchover whose rehearsal fails.
   *
   * @param to the candidate, or {@code any}
   * @param message what Patroni's message must contain
   */
  record FailingSwitchover(String from, String to, String when, String patroni, String message) {}

  /**
   * The one change of a file.
   *
   * @param before the address, or {@code nothing} when the line is to be inserted
   */
  record Edit(String member, String endpoint, String before, String after) {
    boolean inserts() {
      return before.equals("nothing");
    }
  }

  static List<Scenario> all() {
    List<Scenario> scenarios = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("scenario ")) {
        scenarios.add(named(line.substring("scenario ".length())));
      } else if (!scenarios.isEmpty() && !line.isBlank()) {
        String[] words = line.strip().split(" +", 2);
        scenarios.get(scenarios.size() - 1).add(words[0], words[1]);
      }
    }
    return scenarios;
  }

  private static Scenario named(String name) {
    return new Scenario(
        name,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String kind, String text) {
    List<String> words = List.of(text.split(" +", -1));
    switch (kind) {
      case "finds" ->
          wrong.add(new WrongEndpoint(words.get(0), words.get(1), words.get(2), words.get(4)));
      case "asked" -> answers.add(answered(text));
      case "fails" -> failing.add(failingSwitchover(text));
      case "edits" -> edits.add(new Edit(words.get(0), words.get(1), words.get(2), words.get(4)));
      case "reloads" -> reloads.add(text);
      default -> throw new IllegalArgumentException(TABLE + ": " + kind + " " + text);
    }
  }

  private static Answered answered(String text) {
    Matcher asked = ASKED.matcher(text);
    if (!asked.matches()) {
      throw new IllegalArgumentException(TABLE + ": asked " + text);
    }
    return new Answered(
        asked.group(1), asked.group(2), asked.group(3), asked.group(4), asked.group(5));
  }

  private static FailingSwitchover failingSwitchover(String text) {
    Matcher fails = FAILS.matcher(text);
    if (!fails.matches()) {
      throw new IllegalArgumentException(TABLE + ": fails " + text);
    }
    String message = fails.group(5) == null ? "" : fails.group(5);
    return new FailingSwitchover(
        fails.group(1), fails.group(2), fails.group(3), fails.group(4), message);
  }

  @Override
  public String toString() {
    return name;
  }
}
