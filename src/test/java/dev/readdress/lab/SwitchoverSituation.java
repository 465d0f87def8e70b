package dev.readdress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A situation of {@code src/test/resources/lab/parity.txt}, which has the form, and the switchovers
 * that are to be tried in it.
 */
record SwitchoverSituation(String name, List<String> lab, List<Trial> trials) {
  private static final Path TABLE = Path.of("src/test/resources/lab/parity.txt");
  private static final Pattern TRIAL =
      Pattern.compile("(\\S+) -> (\\S+?)( return)?: (accepts|refuses|unknown)(.*)");
  private static final Pattern ANSWERER = Pattern.compile(" on the answer of (\\S+)");
  private static final String NOT_ALL_STREAM = " and not all stream";
  private static final String PERHAPS = " and perhaps not all stream";

  /**
   * One real switchover, and what is expected of it.
   *
   * @param to the candidate, or {@code any}
   * @param isWayBack true when FROM leads only since the trial before
   * @param patroni accepts, refuses or unknown
   * @param message how the message begins, empty when anything will do
   * @param answerer whose answer Patroni judges, where it is to be shown
   * @param isFollowed false when a member cannot follow the new leader; empty when that depends on
   *     who was how far
   */
  record Trial(
      String from,
      String to,
      boolean isWayBack,
      String patroni,
      String message,
      Optional<String> answerer,
      Optional<Boolean> isFollowed) {
    private static Trial parse(String line) {
      Matcher trial = TRIAL.matcher(line);
      if (!trial.matches()) {
        throw new IllegalArgumentException(TABLE + ": " + line);
      }
      String rest = trial.group(5);
      Matcher answerer = ANSWERER.matcher(rest);
      return new Trial(
          trial.group(1),
          trial.group(2),
          trial.group(3) != null,
          trial.group(4),
          rest.startsWith(", ") ? rest.substring(2) : "",
          answerer.find() ? Optional.of(answerer.group(1)) : Optional.empty(),
          rest.endsWith(PERHAPS) ? Optional.empty() : Optional.of(!rest.endsWith(NOT_ALL_STREAM)));
    }

    boolean isToAny() {
      return to.equals("any");
    }

    String shown() {
      return from + " → " + to + (isWayBack ? " (way back)" : "");
    }
  }

  static List<SwitchoverSituation> all() {
    List<SwitchoverSituation> situations = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("situation ")) {
        String name = line.substring("situation ".length());
        situations.add(new SwitchoverSituation(name, new ArrayList<>(), new ArrayList<>()));
      } else if (!situations.isEmpty() && !line.isBlank()) {
        situations.get(situations.size() - 1).add(line.strip());
      }
    }
    return situations;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    if (line.startsWith("lab ")) {
      lab.addAll(List.of(line.substring("lab ".length()).split(" +", -1)));
    } else {
      trials.add(Trial.parse(line));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
