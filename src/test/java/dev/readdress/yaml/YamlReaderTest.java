package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.readdress.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
  private static YamlMapping read(String text) throws YamlException {
    return (YamlMapping) YamlReader.read("patroni.yml", Bytes.ofUtf8(text)).root();
  }

  private static YamlNode get(YamlMapping mapping, String key) {
    return mapping.get(key).orElseThrow();
  }

  @Test
  void everyNodeHasItsPlace() throws YamlException {
    YamlMapping root = read("\ufeffscope: 😀 # x\nrestapi: {listen: [1, 'a']}\nname:\n");
    YamlMapping restapi = (YamlMapping) get(root, "restapi");
    YamlSequence listen = (YamlSequence) get(restapi, "listen");
    assertThat(root.mark().where()).isEqualTo("patroni.yml:1:1");
    assertThat(get(root, "scope").where()).isEqualTo("patroni.yml:1:8");
    assertThat(restapi.where()).isEqualTo("patroni.yml:2:10");
    assertThat(listen.items().get(1).where()).isEqualTo("patroni.yml:2:23");
    assertThat(get(root, "name").where()).isEqualTo("patroni.yml:3:6");
    assertThat(root.entry("name").orElseThrow().key().where()).isEqualTo("patroni.yml:3:1");
  }

  @Test
  void thePlaceOfAValueIsBehindItsTagAndAnchor() throws YamlException {
    String text = "a: !!str &x 'v'\nb: &y\n  - 1\nc: &z\n- 1\nd: !!map {}\ne: &e\nf: &f\n  g: 1\n";
    YamlMapping root = read(text);
    assertThat(List.of("a", "b", "c", "d", "e", "f"))
        .extracting(key -> get(root, key).where())
        .containsExactly(
            "patroni.yml:1:13",
            "patroni.yml:3:3",
            "patroni.yml:5:1",
            "patroni.yml:6:10",
            "patroni.yml:7:6",
            "patroni.yml:9:3");
  }

  @Test
  void anAliasShowsWhereItIsUsedAndWhereItsValueIsWritten() throws YamlException {
    YamlNode used = get(read("a: &x 10.0.0.1\nb:   *x\n"), "b");
    assertThat(used.toPlain()).isEqualTo("10.0.0.1");
    assertThat(used.where()).isEqualTo("patroni.yml:2:6");
    assertThat(used.mark().where()).isEqualTo("patroni.yml:1:7");
    assertThat(used.alias()).map(YamlAlias::name).hasValue("x");
  }

  @Test
  void whatAMergeKeyBroughtShowsTheMergeKey() throws YamlException {
    YamlMapping root = read("x: &x\n  a: 1\n  b: 2\ny:\n  <<: *x\n  b: 3\n");
    YamlMapping merged = (YamlMapping) get(root, "y");
    assertThat(merged.toPlain()).isEqualTo(Map.of("a", 1L, "b", 3L));
    assertThat(merged.entry("a").orElseThrow().merge().map(Mark::where))
        .hasValue("patroni.yml:5:3");
    assertThat(merged.entry("b").orElseThrow().merge()).isEmpty();
    assertThat(merged.own()).hasSize(2);
  }

  @Test
  void aFileKnowsItsDuplicateKeys() throws YamlException {
    YamlDocument document = YamlReader.read("f.yml", Bytes.ofUtf8("a: 1\nb: {c: 1, c: 2}\na: 3\n"));
    assertThat(document.duplicates())
        .extracting(duplicate -> duplicate.first().where() + " " + duplicate.again().where())
        .containsExactly("f.yml:2:5 f.yml:2:11", "f.yml:1:1 f.yml:3:1");
    assertThat(((YamlMapping) document.root()).get("a").orElseThrow().toPlain()).isEqualTo(3L);
  }

  @Test
  void tagsThatTheCallerKnowsAreKept() throws YamlException {
    Bytes bytes = Bytes.ofUtf8("password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n");
    YamlMapping root = (YamlMapping) YamlReader.read("vars.yml", bytes, Set.of("!vault")).root();
    YamlScalar secret = (YamlScalar) get(root, "password");
    assertThat(secret.tag()).hasValue("!vault");
    assertThat(secret.kind()).isEqualTo(ScalarKind.TAGGED);
    assertThat(secret.text()).isEqualTo("$ANSIBLE_VAULT;1.1;AES256\n6162\n");
    YamlException refusal =
        catchThrowableOfType(YamlException.class, () -> YamlReader.read("vars.yml", bytes));
    assertThat(refusal.problem().where()).isEqualTo("vars.yml:1:18");
    assertThat(refusal.problem().what()).contains("!vault");
  }

  @Test
  void valuesAreNeverInTheTextOfANode() throws YamlException {
    YamlMapping root = read("password: c4n4ry-shared\nlist: [c4n4ry-shared]\n");
    assertThat(root.toString() + root.entries() + get(root, "list"))
        .doesNotContain("c4n4ry-shared");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("a: b: c", "f.yml:1:5", "a colon followed by a space cannot be here"),
        arguments("a: 1\n\tb: 2", "f.yml:2:1", "a tab is not allowed here"),
        arguments("a: x\ty", "f.yml:1:5", "a tab is not allowed in a value without quotes"),
        arguments("a: @x", "f.yml:1:4", "a value without quotes cannot start with this character"),
        arguments("a: [1, 2\nb: 3", "f.yml:2:2", "a comma or the closing bracket is missing"),
        arguments("a: 1\n---\nb: 2", "f.yml:2:1", "a second document starts here"),
        arguments("a: {{ x }}", "f.yml:1:5", "a list or mapping cannot be a key"),
        arguments("a: *x", "f.yml:1:4", "there is no anchor &x before this alias"),
        arguments("a: &x 1\nb: &x 2", "f.yml:2:4", "the anchor &x is there twice"),
        arguments("a: &x [*x]", "f.yml:1:8", "this alias is inside of what it stands for"),
        arguments("a: 2001-13-01", "f.yml:1:4", "there is no such date or time"),
        arguments("😀: \0", "f.yml:1:4", "the character U+0000 is not allowed"),
        arguments("a: \"\\U99999999\"", "f.yml", "this is not YAML"),
        arguments("- ".repeat(10_000), "f.yml:1:203", "nested more than 100 deep"),
        arguments("[".repeat(10_000), "f.yml:1:102", "nested more than 100 deep"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalSaysWhereAndWhat(String text, String where, String what) {
    YamlException refusal =
        catchThrowableOfType(
            YamlException.class, () -> YamlReader.read("f.yml", Bytes.ofUtf8(text)));
    assertThat(refusal.problem().where()).isEqualTo(where);
    assertThat(refusal.problem().what()).contains(what);
    assertThat(refusal.problem().fix()).isNotBlank();
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] latin = "a: 1\nb: ü".getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = "\ufeffa: 1".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refusal(Bytes.of(latin)).problem().where()).isEqualTo("f.yml:2");
    assertThat(refusal(Bytes.of(wide)).problem().what()).isEqualTo("the file is UTF-16");
  }

  @Test
  void aliasesCannotGrowWithoutBound() {
    StringBuilder laughs = new StringBuilder("l0: &l0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      laughs.append("l" + i + ": &l" + i + " [*l" + (i - 1) + ", *l" + (i - 1) + "]\n");
    }
    YamlException refusal = refusal(Bytes.ofUtf8(laughs.toString()));
    assertThat(refusal.problem().what()).contains("more than 1000000 values");
  }

  @Test
  void aliasesCannotGrowDeepWithoutBound() {
    StringBuilder chain = new StringBuilder("l0: &l0 [x]\n");
    for (int i = 1; i < 500; i++) {
      chain.append("l" + i + ": &l" + i + " [*l" + (i - 1) + "]\n");
    }
    YamlException refusal = refusal(Bytes.ofUtf8(chain.toString()));
    assertThat(refusal.problem().where()).isEqualTo("f.yml:100:12");
    assertThat(refusal.problem().what()).contains("nested more than 100 deep");
  }

  @Test
  void aLargeFileIsRefusedAndALongValueIsRead() throws YamlException {
    assertThat(refusal(Bytes.of(new byte[9 << 20])).problem().what()).contains("more than 8388608");
    YamlMapping root = read("a: \"" + "x ".repeat(4_000_000) + "\"\n");
    assertThat(get(root, "a").string().orElseThrow()).hasSize(8_000_000);
  }

  private static YamlException refusal(Bytes bytes) {
    return catchThrowableOfType(YamlException.class, () -> YamlReader.read("f.yml", bytes));
  }
}
