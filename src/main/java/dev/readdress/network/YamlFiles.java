package dev.readdress.network;

import dev.readdress.bytes.Bytes;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlException;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlReader;
import dev.readdress.yaml.YamlScalar;
import dev.readdress.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the files of netplan and vip-manager, which are YAML. */
public final class YamlFiles {
  private static final Set<String> NOT_DEVICES = Set.of("version", "renderer");

  private YamlFiles() {}

  /**
   * A file of netplan(5): the addresses of every device, those with an alias label left out.
   *
   * @throws YamlException when it is no YAML
   */
  public static List<DeclaredAddress> netplan(TextFile file) throws YamlException {
    List<DeclaredAddress> found = new ArrayList<>();
    for (YamlEntry kind : entries(mapping(root(file), "network"))) {
      if (!NOT_DEVICES.contains(kind.key().text())) {
        for (YamlEntry device : entries(asMapping(kind.value()))) {
          asMapping(device.value())
              .flatMap(settings -> settings.get("addresses"))
              .ifPresent(addresses -> netplanAddresses(file, addresses, found));
        }
      }
    }
    return found;
  }

  private static void netplanAddresses(
      TextFile file, YamlNode addresses, List<DeclaredAddress> found) {
    if (addresses instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping labelled) {
          for (YamlEntry entry : labelled.entries()) {
            if (!hasAliasLabel(entry.value())) {
              add(file, "netplan", entry.key(), found);
            }
          }
        } else {
          add(file, "netplan", item, found);
        }
      }
    }
  }

  private static boolean hasAliasLabel(YamlNode options) {
    return asMapping(options)
        .flatMap(mapping -> mapping.get("label"))
        .flatMap(YamlNode::string)
        .filter(label -> label.indexOf(':') >= 0)
        .isPresent();
  }

  /**
   * The address that vip-manager moves ({@code ip}, and {@code vip-ip} of its versions before 1.0).
   *
   * @throws YamlException when it is no YAML
   */
  public static List<DeclaredAddress> vipManager(TextFile file) throws YamlException {
    List<DeclaredAddress> found = new ArrayList<>();
    Optional<YamlMapping> settings = asMapping(root(file));
    for (String key : List.of("ip", "vip-ip", "virtual-ip")) {
      settings
          .flatMap(mapping -> mapping.get(key))
          .ifPresent(address -> add(file, "vip-manager", address, found));
    }
    return found;
  }

  private static void add(TextFile file, String by, YamlNode value, List<DeclaredAddress> found) {
    if (value instanceof YamlScalar scalar) {
      SystemFiles.declared(scalar.text(), by, file.at(scalar.mark().line())).ifPresent(found::add);
    }
  }

  private static YamlNode root(TextFile file) throws YamlException {
    return YamlReader.read(file.path(), Bytes.ofUtf8(file.text())).root();
  }

  private static Optional<YamlMapping> mapping(YamlNode node, String key) {
    return asMapping(node).flatMap(mapping -> mapping.get(key)).flatMap(YamlFiles::asMapping);
  }

  private static Optional<YamlMapping> asMapping(YamlNode node) {
    return node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  private static List<YamlEntry> entries(Optional<YamlMapping> mapping) {
    return mapping.map(YamlMapping::entries).orElse(List.of());
  }
}
