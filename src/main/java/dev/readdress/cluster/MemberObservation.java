package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import dev.readdress.patroni.TlsClient;
import dev.readdress.patroni.TlsFiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Patroni instance on a node.
 *
 * @param process the process
 * @param configuration its local configuration, as that process sees it
 * @param files the files that the configuration was read from, in Patroni's order of merging
 * @param status its own answer to {@code GET /patroni}, asked on the node
 * @param view its own answer to {@code GET /cluster}
 * @param dynamicConfiguration its own answer to {@code GET /config}
 * @param historyTimeline the timeline of the last line of {@code GET /history}
 * @param postmasterPid the pid of its PostgreSQL, empty when none runs
 */
public record MemberObservation(
    PatroniProcess process,
    Read<PatroniConfiguration> configuration,
    List<ConfigFile> files,
    Read<PatroniStatus> status,
    Read<ClusterView> view,
    Read<DynamicConfiguration> dynamicConfiguration,
    OptionalInt historyTimeline,
    OptionalInt postmasterPid) {
  public MemberObservation {
    files = List.copyOf(files);
  }

  /**
   * The directory whose files it merges: that of its files, where no argument of the process names
   * one of them. Empty where it was given one file, or none.
   */
  public Optional<String> filesDirectory() {
    for (ConfigFile file : files) {
      for (String argument : process.arguments()) {
        if (file.path().equals(argument) || file.path().endsWith("/" + argument)) {
          return Optional.empty();
        }
      }
    }
    return files.stream()
        .findFirst()
        .map(file -> file.path().substring(0, file.path().lastIndexOf('/')));
  }

  /** The version of its Patroni, as far as it says one that can be read. */
  public Optional<PatroniVersion> version() {
    return status.value().flatMap(PatroniStatus::version).flatMap(PatroniVersion::parse);
  }

  /**
   * What its Patroni shows and trusts when it asks others over TLS, with paths that hold on the
   * node; nothing where its configuration could not be read. Of an unknown version the newest rules
   * are taken.
   */
  public TlsClient asking() {
    PatroniVersion known = version().orElse(PatroniVersion.NEWEST);
    TlsClient asking =
        configuration.value().map(read -> read.tls().asking(known)).orElse(TlsClient.NONE);
    return new TlsClient(onTheNode(asking.files()), asking.verifies());
  }

  /**
   * A certificate with its key that its own REST API may accept, with paths that hold on the node.
   * Nothing where it serves no TLS.
   */
  public TlsFiles shown() {
    return onTheNode(
        configuration
            .value()
            .filter(read -> read.tls().server().certificate().isPresent())
            .map(read -> read.tls().shown())
            .orElse(TlsFiles.NONE));
  }

  private TlsFiles onTheNode(TlsFiles files) {
    return new TlsFiles(
        files.certificate().map(process::onTheNode),
        files.key().map(process::onTheNode),
        files.authorities().map(process::onTheNode));
  }
}
