package dev.readdress.cli;

import dev.readdress.report.EventRendering;
import dev.readdress.report.HtmlReport;
import dev.readdress.report.JsonEvents;
import dev.readdress.report.JsonReport;
import dev.readdress.report.JunitReport;
import dev.readdress.report.PrometheusReport;
import dev.readdress.report.Rendering;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of {@code -o}. */
enum OutputFormat {
  TEXT,
  JSON,
  NDJSON,
  JUNIT,
  HTML,
  PROMETHEUS;

  /** The name as users type it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(OutputFormat::label).toList();
  }

  /** What is written of the whole result at the end. */
  Rendering rendering() {
    return switch (this) {
      case TEXT -> new TextReport(TextStyle.plain());
      case JSON -> new JsonReport();
      case JUNIT -> new JunitReport();
      case HTML -> new HtmlReport();
      case PROMETHEUS -> new PrometheusReport();
      case NDJSON -> (result, out) -> {};
    };
  }

  /** What is written of each event. */
  EventRendering events() {
    return this == NDJSON ? new JsonEvents() : (event, out) -> {};
  }
}
