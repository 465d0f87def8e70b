package dev.readdress.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.problem.Problems;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReaddressVariablesTest {
  static List<SettingCase> cases() throws IOException {
    return SettingCase.read("readdress.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sayWhatTheyMean(SettingCase block) {
    Problems problems = new Problems();
    List<String> actual =
        block.actual(variables -> text(ReaddressVariables.of(variables, problems)), problems);
    assertThat(actual).isEqualTo(block.expected());
  }

  private static String text(ReaddressVariables variables) {
    return "vips=%s; own=%s; nat=%s; accept=%s; keepVip=%s"
        .formatted(
            variables.vips(),
            variables.nodeAddresses(),
            variables.nat(),
            variables.accept().stream().map(Acceptance::word).sorted().toList(),
            variables.keepVip());
  }
}
