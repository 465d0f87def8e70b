package dev.readdress.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSettingsTest {
  private static final String SERVER =
      """
      restapi:
        certfile: /etc/server.crt
        keyfile: /etc/server.key
        cafile: /etc/server_ca.crt
      """;
  private static final String BOTH =
      SERVER
          + """
          ctl:
            certfile: /etc/client.pem
            cacert: /etc/client_ca.crt
          """;

  @ParameterizedTest
  @CsvSource({"2.1.5, true", "3.0.2, true", "3.0.4, true", "3.1.0, false", "4.1.0, false"})
  void theServersCertificateIsShownByOlderVersionsAlone(String version, boolean shown)
      throws ConfigurationException {
    TlsFiles files = read(SERVER).asking(PatroniVersion.parse(version).orElseThrow()).files();

    assertThat(files.certificate().isPresent()).isEqualTo(shown);
    assertThat(files.key().isPresent()).isEqualTo(shown);
    assertThat(files.authorities()).contains("/etc/server_ca.crt");
  }

  @ParameterizedTest
  @CsvSource({"2.0.2, false", "2.1.5, false", "2.1.6, true", "3.0.2, true", "4.1.5, true"})
  void whoShowsACertificateVerifiesTheServers(String version, boolean verifies)
      throws ConfigurationException {
    TlsClient asking = read(BOTH).asking(PatroniVersion.parse(version).orElseThrow());

    assertThat(asking.verifies()).isEqualTo(verifies);
  }

  @ParameterizedTest
  @CsvSource({"2.0.2, false", "3.0.2, true", "3.1.0, false", "4.1.5, false"})
  void whoShowsNoneDoesNotVerify(String version, boolean verifies) throws ConfigurationException {
    TlsClient asking = read(SERVER).asking(PatroniVersion.parse(version).orElseThrow());

    assertThat(asking.verifies()).isEqualTo(verifies);
  }

  @Test
  void theSectionCtlComesFirst() throws ConfigurationException {
    TlsFiles files = read(BOTH).asking(new PatroniVersion(4, 0, 0)).files();

    assertThat(files.certificate()).contains("/etc/client.pem");
    assertThat(files.key()).isEmpty();
    assertThat(files.authorities()).contains("/etc/client_ca.crt");
    assertThat(read(BOTH).shown()).isEqualTo(read(BOTH).client());
  }

  @Test
  void withoutTlsThereIsNothing() throws ConfigurationException {
    TlsSettings settings = read("restapi:\n  listen: '*:8008'\n  certfile: ''\n");

    assertThat(settings).isEqualTo(TlsSettings.NONE);
    assertThat(settings.asking(PatroniVersion.NEWEST)).isEqualTo(TlsClient.NONE);
  }

  @Test
  void theEnvironmentWins() throws ConfigurationException {
    TlsSettings settings =
        ConfigurationReader.read(
                List.of(new SourceFile("/etc/patroni.yml", Bytes.ofUtf8(SERVER))),
                Map.of("PATRONI_RESTAPI_CERTFILE", "/env.crt", "PATRONI_CTL_CACERT", "/env_ca.crt"))
            .tls();

    assertThat(settings.server().certificate()).contains("/env.crt");
    assertThat(settings.client().authorities()).contains("/env_ca.crt");
  }

  private static TlsSettings read(String text) throws ConfigurationException {
    return ConfigurationReader.read(
            List.of(new SourceFile("/etc/patroni.yml", Bytes.ofUtf8(text))), Map.of())
        .tls();
  }
}
