package dev.readdress.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutSecretsTest {
  @Test
  void everySecretGivesWayAndTheRestStays() {
    String file =
        """
        # password: canary1 was here; the rest of comments stays
        # address: 10.0.0.100
        restapi:
          connect_address: 10.0.0.12:8008   # ours
          authentication: {username: admin, password: "canary,2"}
        etcd3:
          hosts: http://root:canary3@10.0.0.1:2379
        postgresql:
          authentication:
            superuser:
              password: |
                canary4
                canary4
            replication: {password: 'canary''5'}
          parameters:
            primary_conninfo: host=a password=canary6 user=b
          tokens:
            - canary7
        """;
    String expected =
        """
        # xxxxxxxxx xxxxxxx xxx xxxxx xxx xxxx xx xxxxxxxx xxxxx
        # address: 10.0.0.100
        restapi:
          connect_address: 10.0.0.12:8008   # ours
          authentication: {username: admin, password: xxxxxxxxxx}
        etcd3:
          hosts: http://root:xxxxxxx@10.0.0.1:2379
        postgresql:
          authentication:
            superuser:
              password: x
                xxxxxxx
                xxxxxxx
            replication: {password: xxxxxxxxxxx}
          parameters:
            primary_conninfo: host=a password=xxxxxxx user=b
          tokens:
            - xxxxxxx
        """;
    assertThat(masked(file)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: canary\npassword: canary2\n",
        "password: [canary\n",
        "\uFEFFpassword: canary\n",
        "a: *b # canary"
      })
  void whatCannotBeMadeSureOfIsLeftOut(String file) {
    assertThat(masked(file)).isEmpty();
  }

  private static String masked(String file) {
    return WithoutSecrets.of("config.yml", Bytes.ofUtf8(file)).lossyUtf8();
  }
}
