package dev.readdress.report;

import dev.readdress.result.AddressResult;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a result has about one address: who has it, who advertises it, who answers. */
public final class ExplainReport implements Rendering {
  private final String address;
  private final TextStyle style;

  /**
   * About one address.
   *
   * @param address without brackets and port, in its canonical form
   */
  public ExplainReport(String address, TextStyle style) {
    this.address = address;
    this.style = style.with(Detail.EVERYTHING);
  }

  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    Sheet sheet = new Sheet(style);
    for (ClusterResult cluster : result.clusters()) {
      if (isKnown(cluster)) {
        sheet.banner("CLUSTER [" + ClusterText.name(cluster) + "]");
        holders(sheet, cluster);
        advertisers(sheet, cluster);
        answers(sheet, cluster);
      }
    }
    if (!isKnown(result)) {
      sheet.end().put(Shade.STRONG, address);
      sheet.put(": no observed node has it, and no member advertises it").end();
    }
    ClosingText.missing(sheet, result);
    out.append(sheet.toString());
  }

  /** True when anything at all is known about the address. */
  public boolean isKnown(RunResult result) {
    return result.clusters().stream().anyMatch(this::isKnown);
  }

  private boolean isKnown(ClusterResult cluster) {
    return cluster.members().stream()
            .anyMatch(
                member ->
                    member.addresses().stream().anyMatch(this::isIt)
                        || member.endpoints().values().stream().anyMatch(this::isAdvertised))
        || cluster.answers().stream().anyMatch(this::isAsked);
  }

  private boolean isIt(AddressResult one) {
    return one.address().equals(address);
  }

  private boolean isAdvertised(EndpointResult endpoint) {
    return advertised(endpoint).contains(address);
  }

  private static Set<String> advertised(EndpointResult endpoint) {
    return Stream.of(endpoint.configured(), endpoint.effective(), endpoint.published())
        .filter(Objects::nonNull)
        .map(AddressText::host)
        .collect(Collectors.toSet());
  }

  private boolean isAsked(AnswerResult answer) {
    return AddressText.host(answer.address()).equals(address);
  }

  private void holders(Sheet sheet, ClusterResult cluster) {
    boolean isHeld = false;
    for (MemberResult member : cluster.members()) {
      for (AddressResult one : member.addresses()) {
        if (isIt(one)) {
          ReasonsText.address(sheet, member, one);
          isHeld = true;
        }
      }
    }
    if (!isHeld) {
      sheet.put("  ").put(address).put(" is on no interface of an observed node").end();
    }
  }

  private void advertisers(Sheet sheet, ClusterResult cluster) {
    for (MemberResult member : cluster.members()) {
      Tally.endpointNames(member)
          .forEach(
              name -> {
                EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
                if (isAdvertised(endpoint)) {
                  sheet.put("  advertised by ").put(Shade.STRONG, member.name() + " " + name);
                  sheet.put(", which is ").put(Shade.of(endpoint.verdict()), endpoint.verdict());
                  sheet.end();
                  endpoint
                      .reasons()
                      .forEach(reason -> sheet.paragraph("    - ", Shade.PLAIN, reason.text()));
                }
              });
    }
  }

  private void answers(Sheet sheet, ClusterResult cluster) {
    for (AnswerResult answer : cluster.answers()) {
      if (isAsked(answer)) {
        sheet.put("  " + answer.address() + " asked from " + answer.from() + " for " + answer.to());
        sheet.put(": ").put(Shade.of(answer.verdict()), answer.verdict());
        sheet.put(answer.answerer() == null ? "" : ", " + answer.answerer() + " answers");
        sheet.put(answer.detail().isEmpty() ? "" : " (" + answer.detail() + ")").end();
      }
    }
  }
}
