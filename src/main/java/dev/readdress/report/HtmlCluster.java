package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.FindingResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RehearsalResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One cluster as a part of the page. Here is room: everything is shown. */
final class HtmlCluster {
  private HtmlCluster() {}

  static void print(Html page, ClusterResult cluster) {
    page.raw("<h2>").text("Cluster " + ClusterText.name(cluster) + ": ");
    page.shaded("span", Shade.of(cluster.verdict()), cluster.verdict()).raw("</h2>\n");
    page.element("p", Tally.of(cluster).words());
    endpoints(page, cluster);
    reasons(page, cluster);
    section(
        page,
        "Who answers",
        List.of("asked from", "member", "endpoint", "at", "verdict", "answered", ""),
        cluster.answers().stream().map(HtmlCluster::answer).toList());
    section(
        page,
        "Rehearsal",
        List.of("from", "to", "when", "verdict", "Patroni", "message", "reasons"),
        cluster.rehearsal().stream().map(HtmlCluster::rehearsal).toList());
    section(
        page,
        "Changes",
        List.of("member", "kind", "state", "file", "setting", "old", "new"),
        cluster.changes().stream().map(HtmlCluster::change).toList());
    section(
        page,
        "Impact",
        List.of("code", "text"),
        cluster.impact().stream().map(one -> cells(one.code(), one.text())).toList());
    section(
        page,
        "Also found",
        List.of("level", "about", "text", "fix"),
        cluster.findings().stream().map(HtmlCluster::finding).toList());
  }

  private static void section(Html page, String title, List<String> titles, List<List<Cell>> rows) {
    if (!rows.isEmpty()) {
      page.element("h3", title).table(titles, rows);
    }
  }

  private static void endpoints(Html page, ClusterResult cluster) {
    List<List<Cell>> rows = new ArrayList<>();
    for (MemberResult member : cluster.members()) {
      for (String name : Tally.endpointNames(member).toList()) {
        EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
        List<Cell> row =
            new ArrayList<>(
                cells(
                    member.name(),
                    member.role(),
                    name,
                    endpoint.configured(),
                    endpoint.effective(),
                    endpoint.published(),
                    endpoint.planned()));
        row.add(Cell.verdict(endpoint.verdict()));
        rows.add(row);
      }
    }
    page.table(
        List.of(
            "member",
            "role",
            "endpoint",
            "configured",
            "effective",
            "published",
            "planned",
            "verdict"),
        rows);
  }

  private static void reasons(Html page, ClusterResult cluster) {
    for (MemberResult member : cluster.members()) {
      for (String name : Tally.endpointNames(member).toList()) {
        EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
        if (!endpoint.verdict().equals("ok")) {
          String line = endpoint.line() == null ? "" : ":" + endpoint.line();
          String file = endpoint.file() == null ? "" : ", " + endpoint.file() + line;
          page.element("h3", member.name() + " " + name + " is " + endpoint.verdict() + file);
          page.raw("<ul>\n");
          endpoint.reasons().forEach(reason -> page.element("li", reason.text()));
          page.raw("</ul>\n");
          if (endpoint.settle() != null) {
            page.element("p", "To settle it, put this into the inventory, if it is so:");
            page.element("pre", endpoint.settle());
          }
        }
      }
    }
  }

  private static List<Cell> answer(AnswerResult answer) {
    String at = answer.planned() ? answer.address() + " (planned)" : answer.address();
    List<Cell> row = new ArrayList<>(cells(answer.from(), answer.to(), answer.endpoint(), at));
    row.add(Cell.verdict(answer.verdict()));
    row.addAll(cells(answer.answerer(), answer.detail()));
    return row;
  }

  private static List<Cell> rehearsal(RehearsalResult rehearsal) {
    String to = Objects.requireNonNullElse(rehearsal.to(), "any candidate");
    List<Cell> row = new ArrayList<>(cells(rehearsal.from(), to, rehearsal.when()));
    row.add(Cell.verdict(rehearsal.verdict()));
    String reasons =
        rehearsal.reasons().stream().map(CodedText::text).collect(Collectors.joining("; "));
    row.addAll(cells(rehearsal.patroniVerdict(), rehearsal.message(), reasons));
    return row;
  }

  private static List<Cell> change(ChangeResult change) {
    List<Cell> row = new ArrayList<>(cells(change.member(), change.kind()));
    row.add(Cell.verdict(change.state()));
    row.addAll(cells(change.file(), change.path(), change.old(), change.newValue()));
    return row;
  }

  private static List<Cell> finding(FindingResult finding) {
    List<Cell> row = new ArrayList<>(List.of(Cell.verdict(finding.level())));
    row.addAll(cells(finding.about(), finding.text(), finding.fix()));
    return row;
  }

  private static List<Cell> cells(@Nullable String... texts) {
    List<Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(Cell.of(Objects.requireNonNullElse(text, "")));
    }
    return cells;
  }
}
