package dev.readdress.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one switchover would come to.
 *
 * @param from the member that leads
 * @param to the candidate; null for "any candidate"
 * @param when {@code now}, {@code return} or {@code planned}
 * @param verdict readdress's own: {@code pass}, {@code fail}, {@code warn}, {@code excluded} or
 *     {@code unknown}
 * @param patroniVerdict {@code accepts}, {@code refuses} or {@code unknown}
 * @param message what Patroni would say
 * @param reasons why
 */
public record RehearsalResult(
    String from,
    @Nullable String to,
    String when,
    String verdict,
    String patroniVerdict,
    String message,
    List<CodedText> reasons) {
  public RehearsalResult {
    reasons = List.copyOf(reasons);
  }
}
