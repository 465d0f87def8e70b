package dev.readdress.yaml;

import dev.readdress.problem.Reason;

/**
 * The edit is not possible without a risk for the rest of the file.
 *
 * @param code the kind of obstacle
 * @param text the obstacle in words, with its place
 */
public record SpliceRefused(SpliceReason code, String text) implements SpliceResult {
  public Reason reason() {
    return Reason.of(code, text);
  }
}
