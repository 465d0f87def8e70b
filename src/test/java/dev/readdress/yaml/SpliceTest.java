package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import org.junit.jupiter.api.Test;

class SpliceTest {
  private static final YamlPath ADDRESS = YamlPath.of("restapi", "connect_address");

  @Test
  void aSpliceHoldsNoOtherByteOfTheFile() {
    Bytes file =
        Bytes.ofUtf8("# größe\nrestapi:\n  connect_address: 'old'\npassword: c4n4ry-shared\n");
    SpliceMade made = (SpliceMade) YamlEdit.setScalar("f.yml", file, ADDRESS, "new");
    assertThat(made.splice())
        .isEqualTo(new Splice(38, Bytes.ofUtf8("'old'"), Bytes.ofUtf8("'new'")));
    assertThat(made.mark().where()).isEqualTo("f.yml:3:20");
  }

  @Test
  void aSpliceIsAppliedOnlyWhereItsOldBytesAre() {
    Splice splice = new Splice(2, Bytes.ofUtf8("old"), Bytes.ofUtf8("newer"));
    assertThat(splice.apply(Bytes.ofUtf8("a old z"))).hasValue(Bytes.ofUtf8("a newer z"));
    assertThat(splice.apply(Bytes.ofUtf8("a odd z"))).isEmpty();
    assertThat(splice.apply(Bytes.ofUtf8("a ol"))).isEmpty();
    assertThat(splice.apply(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void aFileOfAMegabyteIsEdited() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 1_000_000; i++) {
      text.append("section_" + i + ":\n  - {name: \"größe 😀\", x: [1, 2]} # c\n");
    }
    text.append("restapi:\n  listen: 0.0.0.0:8008\n");
    String before = text.toString();
    SpliceMade made =
        (SpliceMade)
            YamlEdit.insertKey(
                "f.yml",
                Bytes.ofUtf8(before),
                YamlPath.of("restapi"),
                "connect_address",
                "10.0.0.1:8008",
                "listen");
    assertThat(made.result())
        .isEqualTo(Bytes.ofUtf8(before + "  connect_address: 10.0.0.1:8008\n"));
  }

  @Test
  void aRefusalSaysWhereAndHoldsNoValue() {
    Bytes file = Bytes.ofUtf8("x: &a c4n4ry-shared\nrestapi:\n  connect_address: *a\n");
    SpliceRefused refused =
        (SpliceRefused) YamlEdit.setScalar("f.yml", file, ADDRESS, "10.0.0.1:8008");
    assertThat(refused.reason().code()).isEqualTo("through-alias");
    assertThat(refused.text()).isEqualTo("f.yml:3:20: the alias *a stands here");
  }
}
