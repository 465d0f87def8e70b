package dev.readdress.problem;

import static java.util.Objects.requireNonNull;

/**
 * Why something was judged or refused.
 *
 * @param code a stable name in kebab-case that programs may rely on; its meaning never changes
 * @param text the same in words, with the values that were seen
 */
public record Reason(String code, String text) {
  public Reason {
    requireNonNull(code, "code");
    requireNonNull(text, "text");
  }

  public static Reason of(ReasonCode code, String text) {
    return new Reason(code.code(), text);
  }
}
