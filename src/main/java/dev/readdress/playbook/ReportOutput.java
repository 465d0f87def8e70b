package dev.readdress.playbook;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One output of a report.
 *
 * @param format {@code text}, {@code json}, {@code ndjson}, {@code junit}, {@code html} or {@code
 *     prometheus}
 * @param destination the file; empty for standard output
 */
public record ReportOutput(String format, Optional<Path> destination) {}
