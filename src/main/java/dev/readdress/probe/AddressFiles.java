package dev.readdress.probe;

import dev.readdress.cluster.Read;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.Ifupdown;
import dev.readdress.network.Keepalived;
import dev.readdress.network.LeaseFiles;
import dev.readdress.network.PacemakerCib;
import dev.readdress.network.ShellVariables;
import dev.readdress.network.SystemFiles;
import dev.readdress.network.TextFile;
import dev.readdress.network.YamlFiles;
import dev.readdress.problem.Printable;
import dev.readdress.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the files of a node declare: addresses that the operating system configures, and addresses
 * that a VIP manager moves. What was found stands although another file could not be read; where
 * nothing was found and something could not be read, the whole is {@code Unread}.
 */
final class AddressFiles {
  private static final int MOST_NAMED_FILES = 64;
  private static final String IFUPDOWN = "/etc/network/interfaces";
  private static final String KEEPALIVED = "/etc/keepalived/keepalived.conf";

  /** Patterns whose files the first request brings, all of them, as far as they exist. */
  private static final List<Pattern> COLLECTED =
      List.of(
          Pattern.compile("/etc/network/interfaces\\.d/[^/]*"),
          Pattern.compile("/etc/keepalived/[^/]*\\.conf"),
          Pattern.compile("/etc/keepalived/[^/]*\\.d/[^/]*"));

  private final Sections sections;
  private final List<DeclaredAddress> found = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private AddressFiles(Sections sections) {
    this.sections = sections;
  }

  /** Files that those of the frame include and that it does not have. */
  static List<NamedFile> named(Sections sections) {
    AddressFiles files = new AddressFiles(sections);
    List<NamedFile> named = new ArrayList<>();
    named.addAll(files.missing("ifupdown", files.ifupdown()));
    named.addAll(files.missing("keepalived", files.keepalived()));
    return named.stream().distinct().limit(MOST_NAMED_FILES).toList();
  }

  private List<NamedFile> missing(String section, IncludedFiles files) {
    return files.missing().stream()
        .filter(pattern -> COLLECTED.stream().noneMatch(all -> all.matcher(pattern).matches()))
        .map(pattern -> new NamedFile(section, pattern))
        .toList();
  }

  /** The addresses that the operating system configures. */
  static Read<List<DeclaredAddress>> system(Sections sections) {
    AddressFiles files = new AddressFiles(sections);
    files.found.addAll(Ifupdown.parse(files.ifupdown().active()).addresses());
    files.each("netplan", file -> files.yaml(file, YamlFiles::netplan));
    files.each("network-manager", SystemFiles::networkManager);
    files.each("networkd", SystemFiles::networkd);
    files.each("ifcfg", SystemFiles::ifcfg);
    files.each("dhclient", LeaseFiles::dhclient);
    files.each("networkd-lease", LeaseFiles::networkd);
    return files.result();
  }

  /** The addresses that a VIP manager moves. */
  static Read<List<DeclaredAddress>> floating(Sections sections) {
    AddressFiles files = new AddressFiles(sections);
    files.found.addAll(Keepalived.parse(files.keepalived().active()).addresses());
    files.found.addAll(Ifupdown.floating(files.ifupdown().active()));
    files.each("vip-manager", file -> files.yaml(file, YamlFiles::vipManager));
    files.each("vip-manager-environment", ShellVariables::vipManager);
    files.each("ucarp", ShellVariables::ucarp);
    files.each("pacemaker", files::pacemaker);
    return files.result();
  }

  private IncludedFiles ifupdown() {
    return IncludedFiles.of(IFUPDOWN, texts("ifupdown"), Ifupdown::parse);
  }

  private IncludedFiles keepalived() {
    return IncludedFiles.of(KEEPALIVED, texts("keepalived"), Keepalived::parse);
  }

  private void each(String section, Function<TextFile, List<DeclaredAddress>> parser) {
    texts(section).forEach(file -> found.addAll(parser.apply(file)));
  }

  /** The files of a sort that are there as text. */
  private List<TextFile> texts(String name) {
    List<TextFile> files = new ArrayList<>();
    for (Section section : sections.all(name)) {
      Read<String> text = section.text();
      if (text instanceof Read.Unread<String> cannot) {
        unread.add(Printable.line(section.key(), 200) + ": " + cannot.reason());
      }
      text.value().ifPresent(there -> files.add(new TextFile(section.key(), there)));
    }
    return files;
  }

  /** A parser of YAML. */
  @FunctionalInterface
  private interface YamlParser {
    List<DeclaredAddress> parse(TextFile file) throws YamlException;
  }

  private List<DeclaredAddress> yaml(TextFile file, YamlParser parser) {
    try {
      return parser.parse(file);
    } catch (YamlException e) {
      unread.add(e.problem().where() + ": " + e.problem().what());
      return List.of();
    }
  }

  private List<DeclaredAddress> pacemaker(TextFile file) {
    return PacemakerCib.parse(file)
        .orElseGet(
            () -> {
              unread.add(file.path() + ": this is not XML without a DTD");
              return List.of();
            });
  }

  private Read<List<DeclaredAddress>> result() {
    if (!sections.isComplete()) {
      unread.add("the node's answer is not complete");
    }
    if (found.isEmpty() && !unread.isEmpty()) {
      return Read.unread(String.join("; ", unread));
    }
    return Read.found(found.stream().distinct().toList());
  }
}
