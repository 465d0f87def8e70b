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
        # password: c4n4ry1 was here; the rest of comments stays
        # address: 10.0.0.100
        restapi:
          connect_address: 10.0.0.12:8008   # ours
          authentication: {username: admin, password: "c4n4ry,2"}
        etcd3:
          hosts: http://root:c4n4ry3@10.0.0.1:2379
        postgresql:
          authentication:
            superuser:
              password: |
                c4n4ry4
                c4n4ry4
            replication: {password: 'c4n4ry''5'}
          parameters:
            primary_conninfo: host=a password=c4n4ry6 user=b
          tokens:
            - c4n4ry7
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

  /** Named by number: the report of the tests is to hold no secret either. */
  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "password: c4n4ry\npassword: c4n4ry2\n",
        "password: [c4n4ry\n",
        "\uFEFFpassword: c4n4ry\n",
        "a: *b # c4n4ry"
      })
  void whatCannotBeMadeSureOfIsLeftOut(String file) {
    assertThat(masked(file)).isEmpty();
  }

  private static String masked(String file) {
    return WithoutSecrets.of("config.yml", Bytes.ofUtf8(file)).lossyUtf8();
  }
}
