package dev.readdress.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of ifupdown (interfaces(5), ifupdown-ng too). An address counts when its
 * interface is brought up at boot ({@code auto} or {@code allow-...}), is configured {@code
 * static}, and the stanza is not one of an alias ({@code eth0:1}), which is where people put
 * virtual addresses.
 */
public final class Ifupdown {
  private static final String NAME = "ifupdown";

  private final Set<String> atBoot = new HashSet<>();
  private final List<Stanza> stanzas = new ArrayList<>();
  private final List<DeclaredAddress> carp = new ArrayList<>();
  private final List<String> included = new ArrayList<>();

  private record Stanza(String interfaceName, boolean counts, List<DeclaredAddress> addresses) {}

  private Ifupdown() {}

  private static Ifupdown read(List<TextFile> files) {
    Ifupdown read = new Ifupdown();
    files.forEach(read::file);
    return read;
  }

  /** The addresses that the files configure at boot, and the files that they include. */
  public static Declarations parse(List<TextFile> files) {
    Ifupdown read = read(files);
    List<DeclaredAddress> found = new ArrayList<>();
    for (Stanza stanza : read.stanzas) {
      if (stanza.counts() && read.atBoot.contains(stanza.interfaceName())) {
        found.addAll(stanza.addresses());
      }
    }
    return new Declarations(found, read.included);
  }

  /** The virtual addresses that ucarp moves ({@code ucarp-vip}, from Debian's package ucarp). */
  public static List<DeclaredAddress> floating(List<TextFile> files) {
    return List.copyOf(read(files).carp);
  }

  private void file(TextFile file) {
    Optional<Stanza> current = Optional.empty();
    StringBuilder continued = new StringBuilder();
    for (TextFile.Line line : file.lines()) {
      if (line.text().endsWith("\\")) {
        continued.append(line.text(), 0, line.text().length() - 1).append(' ');
        continue;
      }
      String text = continued.append(line.text()).toString().strip();
      continued.setLength(0);
      if (!text.isEmpty() && !text.startsWith("#")) {
        current = line(file, line.number(), text.split("\\s+", -1), current);
      }
    }
  }

  private Optional<Stanza> line(
      TextFile file, int number, String[] words, Optional<Stanza> current) {
    String keyword = words[0];
    if (keyword.equals("iface") && words.length > 1) {
      Stanza stanza = stanza(words);
      stanzas.add(stanza);
      return Optional.of(stanza);
    }
    if (keyword.equals("auto") || keyword.startsWith("allow-")) {
      atBoot.addAll(List.of(words).subList(1, words.length));
      return Optional.empty();
    }
    if (keyword.equals("source") || keyword.equals("source-directory")) {
      for (String named : List.of(words).subList(1, words.length)) {
        String path = named.startsWith("/") ? named : file.directory() + "/" + named;
        included.add(keyword.equals("source") ? path : path + "/*");
      }
      return Optional.empty();
    }
    if (Set.of("mapping", "rename", "template", "no-auto-down", "no-scripts").contains(keyword)) {
      return Optional.empty();
    }
    if (words.length > 1) {
      option(file.at(number), keyword, words[1], current);
    }
    return current;
  }

  private static Stanza stanza(String[] words) {
    boolean isStatic = words.length < 4 || words[3].equals("static");
    boolean isAlias = words[1].indexOf(':') >= 0;
    return new Stanza(words[1], isStatic && !isAlias, new ArrayList<>());
  }

  private void option(String source, String option, String value, Optional<Stanza> current) {
    Optional<IpAddress> address = IpAddress.parse(value.replaceFirst("/.*", ""));
    if (option.equals("address") && current.isPresent() && address.isPresent()) {
      current.get().addresses().add(new DeclaredAddress(address.get(), NAME, source));
    }
    if (option.equals("ucarp-vip") && address.isPresent()) {
      carp.add(new DeclaredAddress(address.get(), "ucarp", source));
    }
  }
}
