package dev.readdress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A situation of {@code src/test/resources/lab/parity.txt}, which has the form, as one release has
 * it, and what is to be tried in it.
 */
record SwitchoverSituation(
    String name, List<String> lab, List<Trial> trials, List<RestartTrial> restarts) {
  private static final Path TABLE = Path.of("src/test/resources/lab/parity.txt");
  private static final Pattern ON = Pattern.compile("on ([a-z ]+)(?:: (.*))?");
  private static final Pattern RESTART =
      Pattern.compile("restart (\\S+): (?:(starts)|refuses, (.*))");
  private static final Pattern TRIAL =
      Pattern.compile("(\\S+) -> (\\S+?)( return)?: (accepts|refuses|unknown)( instead)?(.*)");
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
   * @param isAnothers true when another one than TO comes to lead
   */
  record Trial(
      String from,
      String to,
      boolean isWayBack,
      String patroni,
      String message,
      Optional<String> answerer,
      Optional<Boolean> isFollowed,
      boolean isAnothers) {
    private static Trial parse(String line) {
      Matcher trial = matched(TRIAL, line);
      String rest = trial.group(6);
      Matcher answerer = ANSWERER.matcher(rest);
      return new Trial(
          trial.group(1),
          trial.group(2),
          trial.group(3) != null,
          trial.group(4),
          rest.startsWith(", ") ? rest.substring(2) : "",
          answerer.find() ? Optional.of(answerer.group(1)) : Optional.empty(),
          rest.endsWith(PERHAPS) ? Optional.empty() : Optional.of(!rest.endsWith(NOT_ALL_STREAM)),
          trial.group(5) != null);
    }

    boolean isToAny() {
      return to.equals("any");
    }

    String shown() {
      return from + " → " + to + (isWayBack ? " (way back)" : "");
    }
  }

  /**
   * One real restart of Patroni, and what is expected of it.
   *
   * @param refusal the words of the log with which it does not start; empty when it does
   */
  record RestartTrial(String node, Optional<String> refusal) {
    private static RestartTrial parse(String line) {
      Matcher restart = matched(RESTART, line);
      return new RestartTrial(restart.group(1), Optional.ofNullable(restart.group(3)));
    }
  }

  /** The situations that are tried on a release, with the answers of that release. */
  static List<SwitchoverSituation> of(Release release) {
    List<SwitchoverSituation> situations = new ArrayList<>();
    for (List<String> block : blocks()) {
      Matcher on = matched(ON, block.get(1));
      if (on.group(2) == null && releases(on.group(1)).contains(release)) {
        situations.add(parse(block, release));
      }
    }
    return List.copyOf(situations);
  }

  /** Each situation as its lines, the name first and the releases second. */
  private static List<List<String>> blocks() {
    List<List<String>> blocks = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("situation ")) {
        blocks.add(new ArrayList<>(List.of(line.substring("situation ".length()))));
      } else if (!blocks.isEmpty() && !line.isBlank()) {
        blocks.get(blocks.size() - 1).add(line.strip());
      }
    }
    return blocks;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SwitchoverSituation parse(List<String> block, Release release) {
    List<String> lab = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    List<RestartTrial> restarts = new ArrayList<>();
    for (String line : block.subList(2, block.size())) {
      String text = on(release, line).orElse("");
      if (text.startsWith("lab ")) {
        lab.addAll(List.of(text.substring("lab ".length()).split(" +", -1)));
      } else if (text.startsWith("restart ")) {
        restarts.add(RestartTrial.parse(text));
      } else if (!text.isEmpty()) {
        trials.add(Trial.parse(text));
      }
    }
    return new SwitchoverSituation(block.get(0), lab, trials, restarts);
  }

  /** The line without the releases before it; empty where it does not hold on this one. */
  private static Optional<String> on(Release release, String line) {
    Matcher on = ON.matcher(line);
    if (!on.matches()) {
      return Optional.of(line);
    }
    return releases(on.group(1)).contains(release) ? Optional.of(on.group(2)) : Optional.empty();
  }

  private static Set<Release> releases(String names) {
    Set<Release> releases = EnumSet.noneOf(Release.class);
    Arrays.stream(names.split(" ", -1)).map(Release::named).forEach(releases::add);
    return releases;
  }

  private static Matcher matched(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(TABLE + ": " + line);
    }
    return matcher;
  }

  @Override
  public String toString() {
    return name;
  }
}
