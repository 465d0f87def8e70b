package dev.readdress.diagnose;

import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a diagnosis tells, in the words of a situation's lines. */
final class Told {
  /** The first words of the lines that are made here. */
  static final Set<String> WORDS =
      Set.of("published", "because", "says", "settle", "address", "shows", "answer");

  private Told() {}

  static Set<String> by(SituationText situation) {
    SimulatedCluster cluster = new SimulatedCluster(situation);
    return of(new Diagnoser().diagnose(cluster.observe(), cluster.hints()));
  }

  static Set<String> of(Diagnosis diagnosis) {
    return Stream.of(
            diagnosis.endpoints().flatMap(Told::endpoint),
            diagnosis.members().stream().flatMap(Told::addresses),
            diagnosis.answers().stream().map(Told::answer))
        .flatMap(each -> each)
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(Collectors.toSet());
  }

  private static Stream<String> endpoint(EndpointDiagnosis one) {
    String about = one.member() + " " + one.endpoint().section() + " ";
    String codes = one.reasons().stream().map(Reason::code).collect(Collectors.joining(","));
    return Stream.of(
            Stream.of("because " + about + codes),
            one.reasons().stream().map(reason -> "says " + about + reason.text()),
            one.settle().stream().map(line -> "settle " + about + line),
            one.published().stream().map(text -> "published " + about + text))
        .flatMap(each -> each);
  }

  private static Stream<String> addresses(MemberDiagnosis member) {
    return member.addresses().stream().flatMap(judged -> address(member.name(), judged));
  }

  private static Stream<String> address(String member, AddressJudgement judged) {
    String about = member + " " + judged.address() + " ";
    List<Evidence> evidence = judged.evidence();
    String codes =
        evidence.stream().map(fact -> fact.code().code()).collect(Collectors.joining(","));
    String kind = judged.kind().name().toLowerCase(Locale.ROOT);
    return Stream.concat(
        Stream.of("address " + about + kind + " " + (codes.isEmpty() ? "-" : codes)),
        evidence.stream().map(fact -> "shows " + about + shown(fact)));
  }

  private static String shown(Evidence fact) {
    return "%s (%s, %s)".formatted(fact.text(), fact.seenOn(), fact.source());
  }

  private static String answer(AnswerJudgement answer) {
    Optional<String> answerer = answer.answerer();
    return "answer %s %s %s %s %s %s: %s"
        .formatted(
            answer.question().from(),
            answer.question().about(),
            answer.question().endpoint().section(),
            answer.question().address(),
            answer.verdict().name().toLowerCase(Locale.ROOT),
            answerer.orElse("-"),
            answer.detail());
  }
}
