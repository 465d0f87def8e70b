package dev.readdress.patroni;

import dev.readdress.problem.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings that the members of one cluster have in common: who is asked for the DCS, and how
 * members log in to each other. All are kept as secrets, for DCS URLs hold passwords, too.
 */
final class SharedSettings {
  private static final List<String> DCS =
      List.of("etcd", "etcd3", "consul", "zookeeper", "exhibitor", "kubernetes", "raft");
  private static final List<String> DCS_KEYS =
      List.of(
          "host", "hosts", "url", "proxy", "srv", "partner_addrs", "namespace", "use_endpoints");
  private static final List<String> LOGINS = List.of("superuser", "replication", "rewind");
  private static final List<String> LOGIN_KEYS = List.of("username", "password", "sslmode");

  /** A setting with the environment variable that overrides it, without PATRONI_. */
  private record Known(List<String> path, String variable) {}

  private static final byte[] KEY = new byte[32];

  static {
    new SecureRandom().nextBytes(KEY);
  }

  private SharedSettings() {}

  /**
   * Reads them.
   *
   * @param ofFiles the value of a path in the files, lists included
   * @param ofEnvironment the value of a variable, named without PATRONI_
   * @return hashes of the values by path, as {@code postgresql.authentication.replication.password}
   */
  static Map<String, String> read(
      Function<List<String>, Optional<String>> ofFiles,
      Function<String, Optional<String>> ofEnvironment) {
    Map<String, String> settings = new TreeMap<>();
    known()
        .forEach(
            known ->
                ofEnvironment
                    .apply(known.variable())
                    .or(() -> ofFiles.apply(known.path()))
                    .ifPresent(
                        value ->
                            settings.put(
                                String.join(".", known.path()),
                                Secret.of(value).fingerprint(KEY))));
    return settings;
  }

  private static Stream<Known> known() {
    Stream<Known> stores =
        DCS.stream()
            .flatMap(
                store ->
                    DCS_KEYS.stream()
                        .map(key -> new Known(List.of(store, key), store + "_" + key)));
    Stream<Known> api =
        Stream.of("username", "password")
            .map(key -> new Known(List.of("restapi", "authentication", key), "restapi_" + key));
    Stream<Known> logins =
        LOGINS.stream()
            .flatMap(
                login ->
                    LOGIN_KEYS.stream()
                        .map(
                            key ->
                                new Known(
                                    List.of("postgresql", "authentication", login, key),
                                    login + "_" + key)));
    return Stream.of(stores, api, logins).flatMap(each -> each);
  }
}
