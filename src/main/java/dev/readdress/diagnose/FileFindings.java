package dev.readdress.diagnose;

import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a configuration file tells beside its settings: that something else writes it, and would
 * undo a change; and where it names a floating address for another purpose. Only places are told,
 * never the line itself: it may hold a password.
 */
final class FileFindings {
  private static final int HEADER_LINES = 20;

  private static final Pattern MANAGED =
      Pattern.compile(
          "(?i)^\\s*#.*\\b(ansible[ _-]managed|managed by (ansible|puppet|salt|chef|cfengine)|"
              + "(ansible|puppet|salt|chef)\\b.*(managed|generated|do not edit|overwritten))");

  private static final Pattern MANAGER =
      Pattern.compile("(?i)\\b(ansible|puppet|salt|chef|cfengine)");

  private FileFindings() {}

  static List<Finding> of(ObservedMember member, Set<IpAddress> floating) {
    List<Finding> findings = new ArrayList<>();
    for (ConfigFile file : member.instance().files()) {
      List<String> lines = file.content().lossyUtf8().lines().toList();
      managed(member, file, lines).ifPresent(findings::add);
      for (IpAddress address : floating) {
        findings.addAll(named(member, file, lines, address));
      }
    }
    return findings;
  }

  private static Optional<Finding> managed(
      ObservedMember member, ConfigFile file, List<String> lines) {
    for (int line = 0; line < Math.min(HEADER_LINES, lines.size()); line++) {
      Matcher manager = MANAGER.matcher(lines.get(line));
      if (MANAGED.matcher(lines.get(line)).find() && manager.find()) {
        return Optional.of(
            new Finding(
                Level.WARNING,
                "managed-file",
                member.name(),
                "%s:%d says that %s writes this file: its next run undoes what is changed here"
                    .formatted(file.path(), line + 1, manager.group(1)),
                "change the template or the variable there as well"));
      }
    }
    return Optional.empty();
  }

  private static List<Finding> named(
      ObservedMember member, ConfigFile file, List<String> lines, IpAddress address) {
    Pattern literal =
        Pattern.compile(
            "(?<![0-9a-fA-F.:])" + Pattern.quote(address.toString()) + "(?![0-9a-fA-F.])");
    List<Finding> findings = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (!text.startsWith("#")
          && !text.contains("connect_address")
          && literal.matcher(text).find()) {
        findings.add(
            new Finding(
                Level.NOTE,
                "floating-address-named",
                member.name(),
                "%s:%d names the floating address %s for another purpose"
                    .formatted(file.path(), line + 1, address),
                "see whether clients are meant, who should go there, or this member"));
      }
    }
    return findings;
  }
}
