package dev.readdress.runs;

import dev.readdress.concurrent.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of all runs, below one directory that only its owner can read. Ids begin with the
 * time in UTC, so that their order is that of the runs.
 */
public final class RunStore {
  private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{6}Z)-[0-9a-f]{6}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final Pace pace;

  /**
   * The store below a directory, which is made with the first run.
   *
   * @param directory {@code $XDG_STATE_HOME/readdress/runs}
   */
  public RunStore(Path directory, Pace pace) {
    this.directory = directory;
    this.pace = pace;
  }

  /** Makes the folder of a new run. */
  public RunFolder create() throws IOException {
    byte[] suffix = new byte[3];
    RANDOM.nextBytes(suffix);
    String id = time(pace.now()) + "-" + HexFormat.of().formatHex(suffix);
    Path folder = directory.resolve(id);
    PrivateFiles.createDirectories(folder);
    PrivateFiles.synchronize(directory);
    return new RunFolder(id, folder);
  }

  /** The runs, the newest first. */
  public List<RunFolder> list() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory)) {
      return folders
          .filter(folder -> isId(folder.getFileName().toString()) && Files.isDirectory(folder))
          .map(folder -> new RunFolder(folder.getFileName().toString(), folder))
          .sorted(Comparator.comparing(RunFolder::id).reversed())
          .toList();
    }
  }

  /**
   * The runs of this controller that changed something, or began to, and are not under way: what
   * they hold on a node they hold no more. The newest first, at most so many.
   */
  public List<String> ended(int most) throws IOException {
    List<String> ended = new ArrayList<>();
    for (RunFolder folder : list()) {
      if (ended.size() < most && folder.hasJournal() && !folder.isUnderWay()) {
        ended.add(folder.id());
      }
    }
    return List.copyOf(ended);
  }

  /** The run of that id, if it is kept. */
  public Optional<RunFolder> find(String id) throws IOException {
    return list().stream().filter(folder -> folder.id().equals(id)).findFirst();
  }

  /**
   * Removes runs that are both older than an age and not among the newest so many. A run whose
   * journal tells of a change is kept twice as long: it is what a rollback needs.
   *
   * @param most how many are kept whatever their age
   */
  public void prune(int most, Duration age) throws IOException {
    List<RunFolder> folders = list();
    Instant now = pace.now();
    String youngest = time(now.minus(age));
    for (RunFolder folder : folders.subList(Math.min(most, folders.size()), folders.size())) {
      // A check every few minutes keeps thousands: only the old ones are opened.
      if (folder.id().compareTo(youngest) < 0 && isOver(folder, now, age)) {
        remove(folder.directory());
      }
    }
  }

  private static boolean isOver(RunFolder folder, Instant now, Duration age) throws IOException {
    Duration limit = folder.journal().isEmpty() ? age : age.multipliedBy(2);
    return started(folder.id()).isBefore(now.minus(limit));
  }

  private static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  /** The beginning of an id; in the order of texts as in the order of time. */
  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
  }

  private static Instant started(String id) {
    try {
      return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
          .withZone(ZoneOffset.UTC)
          .parse(id.substring(0, id.indexOf('-')), Instant::from);
    } catch (DateTimeParseException e) {
      // Digits that are no time: no run of ours, so it is never old enough to be removed.
      return Instant.MAX;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
