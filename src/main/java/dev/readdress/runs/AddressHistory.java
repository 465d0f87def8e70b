package dev.readdress.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Pace;
import dev.readdress.json.ExactJson;
import dev.readdress.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which address was on which machine of a cluster in the runs of the last 30 days. An address that
 * moves between machines floats, even when today's run sees it on one only.
 */
public final class AddressHistory {
  /** How long a sighting counts. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Read without a search for Jackson's annotations, for every run reads it. */
  private static final ExactJson FORM = new ExactJson(List.of(), UnaryOperator.identity());

  private final Path file;
  private final Pace pace;

  /**
   * The history in a file, which is made with the first sighting.
   *
   * @param file {@code $XDG_STATE_HOME/readdress/addresses.json}
   */
  public AddressHistory(Path file, Pace pace) {
    this.file = file;
    this.pace = pace;
  }

  private record Document(List<Sighting> sightings) {}

  /** The name under which a cluster's sightings are kept. */
  public static String clusterKey(ClusterObservation cluster) {
    return cluster.namespace()
        + "/"
        + cluster.scope()
        + "@"
        + cluster.systemIdentifier().orElse("");
  }

  /**
   * The sightings of all clusters that still count, in order of cluster, address and machine. A
   * file that cannot be understood counts as empty: history is evidence, and no run fails for want
   * of it.
   */
  public List<Sighting> sightings() {
    Instant oldest = pace.now().minus(KEPT);
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      return FORM.read(Bytes.of(Files.readAllBytes(file)), Document.class).sightings().stream()
          .filter(sighting -> Instant.parse(sighting.seen()).isAfter(oldest))
          .toList();
    } catch (IOException | DateTimeParseException e) {
      return List.of();
    }
  }

  /** Adds what was seen now in all clusters of a run, and forgets what is too old. */
  public synchronized void record(List<ClusterObservation> clusters) throws IOException {
    Map<List<String>, Sighting> kept = new LinkedHashMap<>();
    sightings().forEach(sighting -> kept.put(identity(sighting), sighting));
    clusters.stream()
        .flatMap(this::seen)
        .forEach(sighting -> kept.put(identity(sighting), sighting));
    List<Sighting> sorted =
        kept.values().stream()
            .sorted(
                Comparator.comparing(Sighting::cluster)
                    .thenComparing(Sighting::address)
                    .thenComparing(Sighting::machine))
            .toList();
    PrivateFiles.createDirectories(PrivateFiles.directoryOf(file));
    PrivateFiles.replace(file, (Json.writeIndented(new Document(sorted)) + "\n").getBytes(UTF_8));
  }

  private Stream<Sighting> seen(ClusterObservation cluster) {
    String key = clusterKey(cluster);
    String now = pace.now().toString();
    return cluster.members().stream()
        .flatMap(
            member ->
                member.node().machineId().value().stream()
                    .flatMap(
                        machine ->
                            member.node().heldAddresses().stream()
                                .map(
                                    address ->
                                        new Sighting(key, address, machine, member.name(), now))));
  }

  private static List<String> identity(Sighting sighting) {
    return List.of(sighting.cluster(), sighting.address(), sighting.machine());
  }
}
