package dev.readdress.probe;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Read;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A REST API that serves TLS and did not answer whoever shows no certificate.
 *
 * @param process its Patroni
 * @param base scheme, host and port
 * @param shown the node's own files to ask it with
 */
record OwnRest(PatroniProcess process, String base, TlsFiles shown) {
  private static final Pattern TRIED = Pattern.compile("(\\d{1,9}) (https://[^/]+)/patroni");

  /** Those of a node; only files that a Patroni names which runs a PostgreSQL are shown. */
  static List<OwnRest> silent(NodeObservation node, Sections sections) {
    List<OwnRest> silent = new ArrayList<>();
    for (MemberObservation member : node.members().value().orElse(List.of())) {
      if (!(member.status() instanceof Read.Unread<PatroniStatus>)
          || member.postmasterPid().isEmpty()
          || member.shown().certificate().isEmpty()) {
        continue;
      }
      sections.all("rest").stream()
          .map(section -> TRIED.matcher(section.key()))
          .filter(Matcher::matches)
          .filter(tried -> tried.group(1).equals(Integer.toString(member.process().pid())))
          .map(tried -> new OwnRest(member.process(), tried.group(2), member.shown()))
          .findFirst()
          .ifPresent(silent::add);
    }
    return silent;
  }
}
