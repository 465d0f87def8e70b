package dev.readdress.ssh;

import com.jcraft.jsch.JSch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of algorithms from ssh_config(5): a list of its own, or {@code +}, {@code -}, {@code ^}
 * and a list to append to the usual ones, take from them, or put before them. Only names that can
 * be had are kept.
 */
final class AlgorithmList {
  private AlgorithmList() {}

  /** What JSch is to offer instead of its usual list. */
  static String apply(SshOption option, String usual) throws SettingsException {
    String text = option.first();
    char sign = text.charAt(0);
    List<String> names =
        List.of(
            (sign == '+' || sign == '-' || sign == '^' ? text.substring(1) : text).split(",", -1));
    Set<String> result = new LinkedHashSet<>();
    List<String> base = known(List.of(usual.split(",", -1)));
    switch (sign) {
      case '+' -> {
        result.addAll(base);
        result.addAll(known(names));
      }
      case '^' -> {
        result.addAll(known(names));
        result.addAll(base);
      }
      case '-' ->
          base.stream().filter(name -> !HostPattern.matchesList(names, name)).forEach(result::add);
      default -> result.addAll(known(names));
    }
    if (result.isEmpty()) {
      throw option.wrong("leaves no algorithm that is supported", "name one that is");
    }
    return String.join(",", result);
  }

  private static List<String> known(List<String> names) {
    List<String> known = new ArrayList<>();
    for (String name : names) {
      if (JSch.getConfig(name) != null && OfferedAlgorithms.isAvailable(name)) {
        known.add(name);
      }
    }
    return known;
  }
}
