package dev.readdress.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code plan --out} writes and {@code apply} reads: what would be done, against what, and for
 * whom it was asked. It carries no byte of a configuration but the exchanged ones.
 *
 * @param schema {@link #SCHEMA}
 * @param run the run that made it
 * @param made when, in RFC 3339
 * @param by who, as {@code user@machine}
 * @param version readdress's version
 * @param only the endpoints that were planned for
 * @param hosts the hosts that could have been changed
 * @param clusters the clusters in which something is to be done
 */
public record PlanFile(
    String schema,
    String run,
    String made,
    String by,
    String version,
    List<String> only,
    List<String> hosts,
    List<PlannedCluster> clusters) {
  /** The name of this form. Fields may be added; the number changes only with the meaning. */
  public static final String SCHEMA = "readdress-plan/1";

  private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");
  private static final int MOST_WORDS = 200;

  public PlanFile {
    only = List.copyOf(only);
    hosts = List.copyOf(hosts);
    clusters = List.copyOf(clusters);
  }

  /** The document, for people too. */
  public String toJson() {
    return Json.writeIndented(this) + "\n";
  }

  /**
   * Reads a document.
   *
   * @param where what the file is called
   * @throws ProblemException with the place and the mistake, when it is no plan that is understood
   */
  public static PlanFile parse(String where, Bytes document) {
    Optional<JsonNode> tree = Json.read(document);
    String schema = tree.map(node -> node.path("schema").asText()).orElse("");
    if (tree.isPresent() && !schema.equals(SCHEMA)) {
      throw new ProblemException(
          where,
          schema.isEmpty()
              ? "this is no plan: it has no schema"
              : "its schema is " + Printable.line(schema, MOST_WORDS) + ", not " + SCHEMA,
          "Make one with `readdress plan --out " + where + "`.");
    }
    try {
      return Json.read(document, PlanFile.class);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw new ProblemException(
          where + place(message),
          "this is no plan that can be read: "
              + Printable.line(message.lines().findFirst().orElse(""), MOST_WORDS),
          "A plan is not to be edited. Make it anew with `readdress plan --out " + where + "`.");
    }
  }

  private static String place(String message) {
    Matcher place = PLACE.matcher(message);
    return place.find() ? ":" + place.group(1) + ":" + place.group(2) : "";
  }
}
