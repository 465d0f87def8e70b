package dev.readdress.run;

import dev.readdress.diagnose.AddressJudgement;
import dev.readdress.diagnose.Evidence;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.result.AddressResult;
import dev.readdress.result.EvidenceResult;
import java.util.List;
import java.util.Locale;

/** From the judgement of addresses to the JSON contract. */
final class AddressResults {
  private AddressResults() {}

  static List<AddressResult> of(List<AddressJudgement> addresses) {
    return addresses.stream().map(AddressResults::of).toList();
  }

  private static AddressResult of(AddressJudgement judged) {
    return new AddressResult(
        judged.address().toString(),
        judged.held().map(InterfaceAddress::prefixLength).orElse(null),
        judged.held().map(InterfaceAddress::interfaceName).orElse(null),
        judged.kind().name().toLowerCase(Locale.ROOT),
        judged.evidence().stream().map(AddressResults::evidence).toList());
  }

  private static EvidenceResult evidence(Evidence evidence) {
    return new EvidenceResult(
        evidence.code().code(),
        evidence.says().name().toLowerCase(Locale.ROOT),
        evidence.strength().name().toLowerCase(Locale.ROOT),
        evidence.seenOn(),
        evidence.source(),
        evidence.text());
  }
}
