package dev.readdress.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options for one host: of each keyword the first value that was found counts, but identity
 * files add up (ssh_config(5)).
 */
final class SshOptions {
  private final Map<String, SshOption> first = new HashMap<>();
  private final List<SshOption> identityFiles = new ArrayList<>();
  private int count;
  private final Map<String, Integer> order = new HashMap<>();

  /** Adds what a later place says. */
  void add(SshOption option) throws SettingsException {
    if (!SshKeyword.isHonoured(option, ignoreUnknown())) {
      return;
    }
    if (option.keyword().equals("identityfile")
        && identityFiles.stream().noneMatch(file -> file.first().equals(option.first()))) {
      identityFiles.add(option);
    }
    if (first.putIfAbsent(option.keyword(), option) == null) {
      order.put(option.keyword(), count++);
    }
  }

  private List<String> ignoreUnknown() {
    return get("ignoreunknown")
        .map(option -> List.of(option.first().split(",", -1)))
        .orElse(List.of());
  }

  /** From here on the host has this name, whatever else may be found. */
  void settleHostName(String name) {
    String text = name.replace("%", "%%");
    first.put("hostname", new SshOption("HostName", "hostname", text, List.of(text)));
  }

  Optional<SshOption> get(String keyword) {
    return Optional.ofNullable(first.get(keyword));
  }

  /** Whichever of two keywords, one of which shuts the other out, was found first. */
  Optional<SshOption> firstOf(String one, String other) {
    int oneAt = order.getOrDefault(one, Integer.MAX_VALUE);
    int otherAt = order.getOrDefault(other, Integer.MAX_VALUE);
    return get(oneAt < otherAt ? one : other);
  }

  List<SshOption> identityFiles() {
    return List.copyOf(identityFiles);
  }

  boolean isOn(String keyword, boolean otherwise) throws SettingsException {
    Optional<SshOption> option = get(keyword);
    return option.isPresent() ? option.get().isOn() : otherwise;
  }
}
