package dev.readdress.patroni;

import dev.readdress.bytes.Bytes;
import dev.readdress.patroni.Setting.EnvironmentOrigin;
import dev.readdress.patroni.Setting.FileOrigin;
import dev.readdress.patroni.Setting.Origin;
import dev.readdress.problem.Problem;
import dev.readdress.yaml.Mark;
import dev.readdress.yaml.YamlDocument;
import dev.readdress.yaml.YamlException;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a member's local configuration as Patroni does (config.py, Config.__init__, 1.6 to 4.1):
 * the files where there are any, with the environment's variables over them; else the whole YAML
 * document of {@code PATRONI_CONFIGURATION}, with nothing over it; else the variables alone.
 */
public final class ConfigurationReader {
  private static final String WHOLE = "PATRONI_CONFIGURATION";

  private final MergedYaml files = new MergedYaml();
  private final MergedYaml whole = new MergedYaml();
  private final Map<String, String> environment;

  private ConfigurationReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads files and environment.
   *
   * @param files the files in Patroni's order of merging; empty when the path that Patroni was
   *     given does not exist, or none was given
   * @param environment the variables that the process was started with
   * @throws ConfigurationException when Patroni could not load them
   */
  public static PatroniConfiguration read(List<SourceFile> files, Map<String, String> environment)
      throws ConfigurationException {
    String document = environment.getOrDefault(WHOLE, "");
    boolean isWhole = files.isEmpty() && !document.isEmpty();
    ConfigurationReader reader = new ConfigurationReader(isWhole ? Map.of() : environment);
    for (SourceFile file : files) {
      load(
          reader.files,
          file.path(),
          file.content(),
          mark -> new FileOrigin(file.path(), mark.line()));
    }
    if (isWhole) {
      load(reader.whole, "$" + WHOLE, Bytes.ofUtf8(document), mark -> new EnvironmentOrigin(WHOLE));
    }
    return reader.configuration();
  }

  private static void load(
      MergedYaml merged, String source, Bytes content, Function<Mark, Origin> origin)
      throws ConfigurationException {
    try {
      YamlDocument document = YamlReader.read(source, content);
      if (!(document.root() instanceof YamlMapping mapping)) {
        throw new ConfigurationException(
            new Problem(
                source,
                "Patroni cannot load this: it is not a mapping",
                "write settings as 'key: value', or take the file away"));
      }
      merged.merge(mapping, origin);
    } catch (YamlException e) {
      throw new ConfigurationException(e.problem());
    }
  }

  private PatroniConfiguration configuration() {
    Map<Endpoint, EndpointSettings> endpoints = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      endpoints.put(endpoint, endpoint(endpoint));
    }
    return new PatroniConfiguration(
        effective("name"),
        effective("scope"),
        "/" + stripSlashes(effective("namespace").map(Setting::value).orElse("service")),
        effective("postgresql", "data_dir"),
        endpoints,
        new TlsSettings(tls("restapi", "cafile"), tls("ctl", "cacert")),
        effective("postgresql", "proxy_address"),
        tags(),
        SharedSettings.read(
            path -> files.text(path).or(() -> whole.text(path)),
            variable -> variable("PATRONI_" + variable.toUpperCase(Locale.ROOT))));
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>(whole.texts("tags"));
    tags.putAll(files.texts("tags"));
    return tags;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private TlsFiles tls(String section, String authorities) {
    return new TlsFiles(
        file(section, "certfile"), file(section, "keyfile"), file(section, authorities));
  }

  private Optional<String> file(String section, String name) {
    return effective(section, name).map(Setting::value).filter(ConfigurationReader::isPath);
  }

  private EndpointSettings endpoint(Endpoint endpoint) {
    String section = endpoint.section();
    return new EndpointSettings(
        files.setting(section, "connect_address"),
        overriding(section, "connect_address"),
        effective(section, "listen"),
        endpoint == Endpoint.RESTAPI && effective(section, "certfile").isPresent());
  }

  private static boolean isPath(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0;
  }

  private Optional<Setting> effective(String... path) {
    return overriding(path).or(() -> files.setting(path));
  }

  private Optional<Setting> overriding(String... path) {
    String variable = "PATRONI_" + String.join("_", path).toUpperCase(Locale.ROOT);
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty()
        ? whole.setting(path)
        : Optional.of(new Setting(value, new EnvironmentOrigin(variable)));
  }

  private static String stripSlashes(String path) {
    return path.replaceAll("^/+|/+$", "");
  }
}
