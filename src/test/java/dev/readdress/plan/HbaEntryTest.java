package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers said, and the line that would have let them in. */
class HbaEntryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          connection to server at "10.0.0.12", port 5432 failed: FATAL: no pg_hba.conf entry for replication connection from host "10.0.0.11", user "replicator", no encryption | host replication replicator 10.0.0.11/32 scram-sha-256 | false
          FATAL: no pg_hba.conf entry for replication connection from host "10.0.0.11", user "repl", SSL on FATAL: no pg_hba.conf entry for replication connection from host "10.0.0.11", user "repl", SSL off | host replication repl 10.0.0.11/32 scram-sha-256 | false
          FATAL: pg_hba.conf rejects replication connection for host "10.0.0.11", user "replicator", no encryption | host replication replicator 10.0.0.11/32 scram-sha-256 | true
          FATAL: no pg_hba.conf entry for replication connection from host "fd00::11", user "replicator", no encryption | host replication replicator fd00::11/128 scram-sha-256 | false
          """)
  void isReadFromTheServersWords(String said, String entry, boolean isRejectedByAnother) {
    assertThat(HbaEntry.wanted(said))
        .hasValueSatisfying(
            wanted -> {
              assertThat(wanted).hasToString(entry);
              assertThat(wanted.isRejectedByAnother()).isEqualTo(isRejectedByAnother);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timeout expired
          FATAL: password authentication failed for user "replicator"
          no pg_hba.conf entry for host "10.0.0.11", user "replicator", database "postgres"
          no pg_hba.conf entry for replication connection from host "[local]", user "replicator", no encryption
          no pg_hba.conf entry for replication connection from host "10.0.0.11", user "$(reboot)", no encryption
          no pg_hba.conf entry for replication connection from host "10.0.0.11 all all", user "replicator"
          """)
  void otherWordsAndHostileOnesAreNone(String said) {
    assertThat(HbaEntry.wanted(said)).isEmpty();
    assertThat(HbaEntry.user(said)).isEqualTo("REPLICATION_USER");
  }
}
