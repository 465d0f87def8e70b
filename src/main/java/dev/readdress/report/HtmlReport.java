package dev.readdress.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.json.Json;
import dev.readdress.report.Table.Cell;
import dev.readdress.result.HostResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A result as one page that needs nothing else: no script runs, nothing is fetched (its own content
 * security policy forbids both). The JSON contract is in it as data.
 */
public final class HtmlReport implements Rendering {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      """;

  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    Html page = new Html().raw(HEAD);
    page.element("title", "readdress " + result.run().mode() + " " + result.run().started());
    page.raw("<style>\n").raw(style()).raw("</style>\n</head>\n<body>\n");
    page.element("h1", "readdress " + result.run().mode());
    summary(page, result);
    problems(page, result);
    result.clusters().forEach(cluster -> HtmlCluster.print(page, cluster));
    hosts(page, result);
    page.raw("<script type=\"application/json\" id=\"result\">\n");
    page.raw(data(result)).raw("\n</script>\n</body>\n</html>\n");
    out.append(page.toString());
  }

  /** In a script element only {@code <} can end it; inside JSON it stands in strings alone. */
  private static String data(RunResult result) {
    return JsonText.harmless(Json.write(result)).replace("<", "\\u003c");
  }

  private static String style() throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is part of the program");
      }
      return new String(css.readAllBytes(), UTF_8);
    }
  }

  private static void summary(Html page, RunResult result) {
    List<List<Cell>> rows =
        result.clusters().stream()
            .map(
                cluster ->
                    List.of(
                        Cell.of(ClusterText.name(cluster)),
                        Cell.verdict(cluster.verdict()),
                        Cell.of(Tally.of(cluster).words())))
            .toList();
    page.table(List.of("cluster", "verdict", ""), rows);
    page.element("p", ClosingText.meaning(result) + " (exit " + result.run().exit() + ")");
    String run = "run " + result.run().id() + ", " + result.run().started();
    page.shaded("p", Shade.FAINT, run + ", readdress " + result.run().version()).raw("\n");
  }

  private static void problems(Html page, RunResult result) {
    for (ProblemResult problem : result.problems()) {
      page.shaded("p", Shade.BAD, problem.where() + ": " + problem.what());
      page.element("p", "fix: " + problem.fix());
    }
  }

  private static void hosts(Html page, RunResult result) {
    page.element("h2", "Hosts");
    List<List<Cell>> rows = result.hosts().stream().map(HtmlReport::host).toList();
    page.table(List.of("host", "state", ""), rows);
  }

  private static List<Cell> host(HostResult host) {
    return List.of(Cell.of(host.host()), Cell.verdict(host.state()), Cell.of(host.detail()));
  }
}
