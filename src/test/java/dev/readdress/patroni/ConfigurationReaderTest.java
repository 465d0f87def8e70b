package dev.readdress.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.testing.TextCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and environment, merged as Patroni merges them. */
class ConfigurationReaderTest {
  static Stream<Arguments> configurations() {
    return TextCases.of("/patroni/configuration.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configurations")
  void readsAsPatroniDoes(String name, String input, String expected) {
    List<SourceFile> files = new ArrayList<>();
    Map<String, String> environment = new HashMap<>();
    for (String part : Arrays.asList(("\n" + input).split("\n@ ", -1))) {
      int end = part.indexOf('\n');
      String path = part.substring(0, Math.max(0, end));
      String content = part.substring(end + 1);
      if (path.equals("env")) {
        content
            .lines()
            .map(line -> line.split("=", 2))
            .forEach(variable -> environment.put(variable[0], variable[1]));
      } else if (!path.isEmpty()) {
        files.add(new SourceFile(path, Bytes.ofUtf8(content)));
      }
    }
    assertThat(shown(files, environment)).isEqualTo(expected);
  }

  private static String shown(List<SourceFile> files, Map<String, String> environment) {
    try {
      return shown(ConfigurationReader.read(files, environment));
    } catch (ConfigurationException e) {
      return "refused " + e.problem().where() + "\n";
    }
  }

  private static String shown(PatroniConfiguration configuration) {
    StringBuilder text = new StringBuilder();
    text.append(shown("name", configuration.name()));
    text.append(shown("scope", configuration.scope()));
    text.append("namespace ").append(configuration.namespace()).append('\n');
    text.append(shown("data_dir", configuration.dataDirectory()));
    for (Endpoint endpoint : Endpoint.values()) {
      EndpointSettings settings = configuration.endpoint(endpoint);
      text.append(shown(endpoint.section() + " configured", settings.configured()));
      text.append(shown(endpoint.section() + " overriding", settings.overriding()));
      text.append(shown(endpoint.section() + " listen", settings.listen()));
      text.append(settings.encrypted() ? endpoint.section() + " encrypted\n" : "");
    }
    return text.toString();
  }

  private static String shown(String name, Optional<Setting> setting) {
    return setting
        .map(value -> name + " " + value.value() + " " + value.origin().where() + "\n")
        .orElse("");
  }
}
