package dev.readdress.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address on a node, judged.
 *
 * @param address the address
 * @param prefix the length of its prefix, or null
 * @param interfaceName the interface, {@code interface} in JSON, or null when it is on none
 * @param kind {@code own}, {@code floating}, {@code excluded} or {@code uncertain}
 * @param evidence every fact that was weighed
 */
public record AddressResult(
    String address,
    @Nullable Integer prefix,
    @JsonProperty("interface") @Nullable String interfaceName,
    String kind,
    List<EvidenceResult> evidence) {
  public AddressResult {
    evidence = List.copyOf(evidence);
  }
}
