package dev.readdress.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one endpoint of a member.
 *
 * @param verdict {@code ok}, {@code wrong}, {@code missing}, {@code not-loaded}, {@code latent},
 *     {@code overridden}, {@code ambiguous} or {@code unknown}
 * @param configured what the file says, or null
 * @param effective what Patroni uses after environment overrides, or null
 * @param published what the DCS holds, or null
 * @param planned what it should be, with the port, or null when it is to stay or nobody can say
 * @param file the file that would be changed, or null
 * @param line the line in it, or null
 * @param reasons why
 * @param candidates the addresses among which nobody could choose
 * @param settle the inventory line that would settle it, or null
 */
public record EndpointResult(
    String verdict,
    @Nullable String configured,
    @Nullable String effective,
    @Nullable String published,
    @Nullable String planned,
    @Nullable String file,
    @Nullable Integer line,
    List<CodedText> reasons,
    List<String> candidates,
    @Nullable String settle) {
  public EndpointResult {
    reasons = List.copyOf(reasons);
    candidates = List.copyOf(candidates);
  }
}
