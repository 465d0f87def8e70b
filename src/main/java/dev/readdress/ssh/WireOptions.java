package dev.readdress.ssh;

import com.jcraft.jsch.JSch;
import dev.readdress.connection.Dialer.AddressFamily;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options about algorithms, compression and dead servers. */
final class WireOptions {
  private static final Duration ALIVE_INTERVAL = Duration.ofSeconds(15);
  private static final int ALIVE_COUNT = 3;

  private static final Map<String, List<String>> ALGORITHMS =
      Map.of(
          "ciphers", List.of("cipher.c2s", "cipher.s2c"),
          "macs", List.of("mac.c2s", "mac.s2c"),
          "kexalgorithms", List.of("kex"),
          "hostkeyalgorithms", List.of("server_host_key"),
          "casignaturealgorithms", List.of("ca_signature_algorithms"),
          "pubkeyacceptedalgorithms", List.of("PubkeyAcceptedAlgorithms"));

  private WireOptions() {}

  static SshTarget.Wire of(SshOptions options) throws SettingsException {
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, List<String>> algorithm : ALGORITHMS.entrySet()) {
      Optional<SshOption> option = options.get(algorithm.getKey());
      if (option.isPresent()) {
        for (String setting : algorithm.getValue()) {
          settings.put(setting, AlgorithmList.apply(option.get(), JSch.getConfig(setting)));
        }
      }
    }
    if (options.isOn("compression", false)) {
      settings.put("compression.s2c", "zlib@openssh.com,zlib,none");
      settings.put("compression.c2s", "zlib@openssh.com,zlib,none");
    }
    Optional<SshOption> interval = options.get("serveraliveinterval");
    Optional<SshOption> count = options.get("serveralivecountmax");
    return new SshTarget.Wire(
        family(options.get("addressfamily")),
        interval.isPresent() ? Duration.ofSeconds(interval.get().seconds()) : ALIVE_INTERVAL,
        count.isPresent() ? count.get().number(1) : ALIVE_COUNT,
        settings);
  }

  private static AddressFamily family(Optional<SshOption> option) throws SettingsException {
    if (option.isEmpty()) {
      return AddressFamily.ANY;
    }
    return switch (option.get().first().toLowerCase(Locale.ROOT)) {
      case "any" -> AddressFamily.ANY;
      case "inet" -> AddressFamily.IPV4;
      case "inet6" -> AddressFamily.IPV6;
      default -> throw option.get().wrong("is unknown", "write any, inet or inet6");
    };
  }
}
