package dev.readdress.probe;

import dev.readdress.cluster.Read;
import dev.readdress.network.ConsumerFiles;
import dev.readdress.network.NamedHost;
import dev.readdress.network.TextFile;
import dev.readdress.problem.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What files of a node name that bring clients to PostgreSQL. What was found stands although
 * another file could not be read; where nothing was found and something could not be read, the
 * whole is {@code Unread}.
 */
final class NamingFiles {
  /** More than any proxy of one cluster has; a node cannot make us keep more. */
  private static final int MOST = 1000;

  private final Sections sections;
  private final List<NamedHost> found = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private NamingFiles(Sections sections) {
    this.sections = sections;
  }

  static Read<List<NamedHost>> read(Sections sections) {
    NamingFiles files = new NamingFiles(sections);
    files.each("haproxy", ConsumerFiles::haproxy);
    files.each("pgbouncer", ConsumerFiles::pgbouncer);
    if (!sections.isComplete()) {
      files.unread.add("the node's answer is not complete");
    }
    if (files.found.isEmpty() && !files.unread.isEmpty()) {
      return Read.unread(String.join("; ", files.unread));
    }
    files.each("hosts", ConsumerFiles::hosts);
    return Read.found(files.found.stream().distinct().limit(MOST).toList());
  }

  private void each(String name, Function<TextFile, List<NamedHost>> parser) {
    for (Section section : sections.all(name)) {
      Read<String> text = section.text();
      String path = Printable.line(section.key(), 200);
      if (text instanceof Read.Unread<String> cannot) {
        unread.add(path + ": " + cannot.reason());
      }
      text.value().ifPresent(there -> found.addAll(parser.apply(new TextFile(path, there))));
    }
  }
}
