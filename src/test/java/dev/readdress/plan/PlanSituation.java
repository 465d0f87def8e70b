package dev.readdress.plan;

import static java.util.stream.Collectors.toSet;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.Login;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.LoginReply;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One block of src/test/resources/plan/plans.txt (README.md there).
 *
 * @param title what it is about
 * @param given the lines before {@code --}
 * @param expected the lines behind it, but for those that quote
 * @param quoted the texts of its {@code says} lines
 */
record PlanSituation(
    String title, List<List<String>> given, List<String> expected, List<String> quoted) {
  private static final String SAYS = "says ";
  private static final List<PlanSituation> ALL = read();

  static List<PlanSituation> all() {
    return ALL;
  }

  private static List<PlanSituation> read() {
    try {
      String text =
          Files.readString(Path.of("src/test/resources/plan/plans.txt"), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ", -1))
          .filter(block -> !block.isBlank())
          .map(PlanSituation::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlanSituation parse(String block) {
    List<String> lines = block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    int divider = lines.indexOf("--");
    List<String> expected = lines.subList(divider + 1, lines.size());
    return new PlanSituation(
        lines.get(0),
        lines.subList(1, divider).stream().map(line -> List.of(line.split("\\s+", 3))).toList(),
        expected.stream().filter(line -> !line.startsWith(SAYS)).sorted().toList(),
        expected.stream()
            .filter(line -> line.startsWith(SAYS))
            .map(line -> line.substring(SAYS.length()))
            .toList());
  }

  /** What was observed, with the files that the lines describe. */
  ClusterObservation cluster() {
    ClusterFixture fixture = new ClusterFixture(3).version("4.1.4");
    for (List<String> line : given) {
      switch (line.get(0)) {
        case "vip" -> fixture.member(line.get(2)).holds(IpAddress.of(line.get(1)));
        case "moves" -> fixture.member(line.get(1)).manages(IpAddress.of(line.get(2)));
        case "version" -> fixture.member(line.get(1)).version(line.get(2));
        case "running-tag" -> {
          String[] tag = line.get(2).split("=", 2);
          fixture.member(line.get(1)).tag(tag[0], tag[1]);
        }
        case "block" -> {
          String[] to = line.get(2).split(" ", 2);
          Endpoint endpoint = to.length > 1 ? endpoint(to[1]) : Endpoint.RESTAPI;
          fixture.blocked(line.get(1), to[0], endpoint);
        }
        case "unobserved" -> fixture.member(line.get(1)).unobserved();
        case "doubt" -> fixture.doubt(line.get(1), line.get(2));
        case "leader" ->
            fixture.member("node1").role(line.get(1).equals("none") ? "replica" : "leader");
        case "published" -> {
          String[] address = line.get(2).split("=", 2);
          fixture.member(line.get(1)).publishes(endpoint(address[0]), address[1]);
        }
        default -> {
          // The file's part is read below.
        }
      }
    }
    return new PlannedFiles(given).in(fixture);
  }

  static Endpoint endpoint(String section) {
    return Endpoint.valueOf(section.toUpperCase(Locale.ROOT));
  }

  /** The plan, made once more when the logins that it calls for were tried. */
  Plan plan() {
    return plan(tried());
  }

  /** What was observed when the logins that the plan calls for were tried. */
  ClusterObservation tried() {
    ClusterObservation cluster = cluster();
    List<Login> logins =
        PlannedLogins.of(cluster, plan(cluster)).stream()
            .map(question -> new Login(question, reply(question)))
            .toList();
    return cluster.withLogins(logins);
  }

  private Plan plan(ClusterObservation cluster) {
    Diagnosis diagnosis = new Diagnoser().diagnose(cluster, Hints.none());
    return new Planner(scope(cluster)).plan(cluster, diagnosis);
  }

  private LoginReply reply(LoginQuestion question) {
    String there = question.address() + " ";
    return given.stream()
        .filter(line -> line.get(0).equals("login") && line.get(1).equals(question.from()))
        .map(line -> line.get(2))
        .filter(text -> text.startsWith(there))
        .map(text -> text.substring(there.length()).split(" ", 2))
        .map(words -> reply(words[0], words[1]))
        .findFirst()
        .orElse(new LoginReply.Accepted(ClusterFixture.SYSTEM_IDENTIFIER));
  }

  private static LoginReply reply(String outcome, String text) {
    return switch (outcome) {
      case "accepted" -> new LoginReply.Accepted(text);
      case "rejected" -> new LoginReply.Rejected(text);
      case "untried" -> new LoginReply.Untried(text);
      default -> throw new IllegalArgumentException(outcome);
    };
  }

  private PlanScope scope(ClusterObservation cluster) {
    Set<String> hosts = words("limit");
    Set<String> only = words("only");
    return new PlanScope(
        only.isEmpty()
            ? Set.of(Endpoint.values())
            : only.stream().map(PlanSituation::endpoint).collect(toSet()),
        hosts.isEmpty()
            ? cluster.members().stream().map(member -> member.node().host()).collect(toSet())
            : hosts,
        words("accept"),
        words("keep-vip"));
  }

  private Set<String> words(String first) {
    return given.stream()
        .filter(line -> line.get(0).equals(first))
        .flatMap(line -> line.subList(1, line.size()).stream())
        .collect(toSet());
  }

  /** The plan in the words of the file. */
  static List<String> told(Plan plan) {
    Stream<String> edits =
        plan.changes().stream()
            .flatMap(change -> change.edits().stream())
            .map(
                edit ->
                    "edit %s %s:%d %s %s -> %s"
                        .formatted(
                            edit.member(),
                            edit.file().replaceFirst(".*/", ""),
                            edit.line(),
                            edit.setting(),
                            edit.oldValue().orElse("-"),
                            edit.newValue()));
    Stream<String> reloads =
        plan.changes().stream()
            .filter(MemberChange::reload)
            .map(
                change ->
                    "reload %s %s"
                        .formatted(change.member(), change.risk().name().toLowerCase(Locale.ROOT)));
    Stream<String> refusals =
        plan.refusals().stream()
            .map(refusal -> "refused " + refusal.reason().code() + " " + refusal.about());
    Stream<String> impact = plan.impact().stream().map(PlanSituation::told);
    return Stream.of(edits, reloads, refusals, impact).flatMap(each -> each).sorted().toList();
  }

  /** The code, and where there is one the list of places behind the words. */
  private static String told(Reason reason) {
    return reason.code().equals(PlanCode.ADDRESS_STILL_NAMED.code())
        ? "impact " + reason.code() + " " + reason.text()
        : "impact " + reason.code();
  }

  /** Whatever the plan says to people: reasons, and what to do by hand. */
  static List<String> words(Plan plan) {
    return Stream.concat(
            plan.impact().stream().map(Reason::text),
            plan.refusals().stream()
                .flatMap(
                    refusal ->
                        Stream.concat(
                            Stream.of(refusal.reason().text()), refusal.byHand().stream())))
        .toList();
  }

  @Override
  public String toString() {
    return title;
  }
}
