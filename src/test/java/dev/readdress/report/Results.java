package dev.readdress.report;

import static java.util.Objects.requireNonNull;

import dev.readdress.result.AddressResult;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.EvidenceResult;
import dev.readdress.result.FindingResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.result.RehearsalResult;
import dev.readdress.result.RunResult;
import dev.readdress.result.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results made by hand: a three-node cluster in the states that renderings have to show. */
public final class Results {
  static final String FILE = "/etc/patroni/config.yml";
  static final String VIP = "10.77.0.100:8008";

  private Results() {}

  /** Every name by which the golden files know a result. */
  static Map<String, RunResult> all() {
    Map<String, RunResult> results = new LinkedHashMap<>();
    results.put("healthy", healthy());
    results.put("stale-vip", staleVip("report", 3, List.of(planned())));
    results.put("stale-vip-check", staleVip("check", 3, edits("planned")));
    results.put("fixed", fixed());
    results.put("in-doubt", inDoubt());
    results.put("ambiguous", ambiguous());
    results.put("unreachable", unreachable());
    results.put("hostile", hostile());
    return results;
  }

  public static RunResult named(String name) {
    return requireNonNull(all().get(name), name);
  }

  static RunResult healthy() {
    return run("report", 0, List.of(new Cluster("clean").build()), hosts());
  }

  static RunResult staleVip(String mode, int exit, List<ChangeResult> changes) {
    Cluster cluster = new Cluster("drift").staleVip();
    cluster.changes.addAll(changes);
    return run(mode, exit, List.of(cluster.build()), hosts());
  }

  static RunResult fixed() {
    Cluster cluster = new Cluster("fixed");
    cluster.changes.addAll(edits("applied"));
    return run("fix", 0, List.of(cluster.build()), hosts());
  }

  static RunResult inDoubt() {
    Cluster cluster = new Cluster("failed").staleVip();
    cluster.changes.addAll(edits("in-doubt"));
    return run("fix", 2, List.of(cluster.build()), hosts());
  }

  static RunResult ambiguous() {
    Cluster cluster = new Cluster("drift");
    cluster.endpoint(
        "node2",
        "restapi",
        new EndpointResult(
            "ambiguous",
            "10.77.0.12:8008",
            "10.77.0.12:8008",
            "http://10.77.0.12:8008/patroni",
            null,
            FILE,
            7,
            List.of(
                new CodedText(
                    "rivals", "nothing says which of 10.77.0.12 and 10.78.0.12 is there for good")),
            List.of("10.77.0.12:8008", "10.78.0.12:8008"),
            "node2 node_address=10.77.0.12"));
    cluster.paused = true;
    return run("report", 3, List.of(cluster.build()), hosts());
  }

  static RunResult unreachable() {
    Cluster cluster = new Cluster("unknown");
    cluster.complete = false;
    cluster.members.remove("node3");
    cluster.endpoint("node2", "restapi", unknown());
    cluster.findings.add(
        new FindingResult(
            "warning",
            "member-not-observed",
            "node3",
            "the cluster lists node3, and no observed host runs it",
            "add its host to the inventory, or run with --limit demo"));
    cluster.findings.add(new FindingResult("note", "debian-name", "node1", "127.0.1.1", ""));
    List<HostResult> hosts =
        List.of(
            new HostResult("node1", "ok", ""),
            new HostResult("node2", "ok", ""),
            new HostResult("node3", "unreachable", "10.77.0.13:22: Connection refused"),
            new HostResult("bastion", "no-patroni", ""));
    RunResult result = run("report", 4, List.of(cluster.build()), hosts);
    ProblemResult problem =
        new ProblemResult("inventory/lab.yml:9:3", "variable vip is not used", "write vips");
    return new RunResult(
        result.schema(), result.run(), result.clusters(), result.hosts(), List.of(problem));
  }

  /** Every text that a node can choose tries to break out of its place. */
  static RunResult hostile() {
    String evil = "</script><b>\"'&\u001b[2J\r\n\tPLAY RECAP\u202e\u009b31m]]>{a=\"b\\";
    EndpointResult endpoint =
        new EndpointResult(
            "wrong",
            evil,
            evil,
            evil,
            evil,
            evil,
            3,
            List.of(new CodedText("hostile", evil)),
            List.of(evil),
            evil);
    AddressResult address =
        new AddressResult(
            evil,
            24,
            evil,
            "uncertain",
            List.of(new EvidenceResult("label", "floating", "probable", evil, evil, evil)));
    MemberResult member =
        new MemberResult(
            evil,
            evil,
            evil,
            evil,
            evil,
            evil,
            List.of(evil),
            Map.of("restapi", endpoint),
            List.of(address));
    ClusterResult cluster =
        new ClusterResult(
            "hostile",
            evil,
            evil,
            1,
            evil,
            evil,
            true,
            false,
            "drift",
            List.of(member),
            List.of(new AnswerResult(evil, evil, "restapi", evil, false, evil, "wrong", evil)),
            List.of(
                new RehearsalResult(
                    evil, null, "now", "fail", "accepts", evil, List.of(new CodedText("x", evil)))),
            List.of(new ChangeResult(evil, "edit", evil, evil, evil, evil, "failed", evil)),
            List.of(new CodedText("x", evil)),
            List.of(new FindingResult("error", "x", evil, evil, evil)));
    RunResult result =
        run("fix", 2, List.of(cluster), List.of(new HostResult(evil, "failed", evil)));
    return new RunResult(
        result.schema(),
        result.run(),
        result.clusters(),
        result.hosts(),
        List.of(new ProblemResult(evil, evil, evil)));
  }

  static List<ChangeResult> edits(String state) {
    String backup = state.equals("planned") ? null : FILE + ".readdress-r1";
    return List.of(
        new ChangeResult(
            "node2",
            "edit",
            FILE,
            "restapi.connect_address",
            VIP,
            "10.77.0.12:8008",
            state,
            backup),
        new ChangeResult("node2", "reload", null, null, null, null, state, null));
  }

  private static ChangeResult planned() {
    return edits("planned").get(0);
  }

  private static EndpointResult unknown() {
    return new EndpointResult(
        "unknown",
        "10.77.0.12:8008",
        "10.77.0.12:8008",
        "http://10.77.0.12:8008/patroni",
        null,
        null,
        null,
        List.of(new CodedText("not-asked", "node3 could not be asked whether it reaches it")),
        List.of(),
        null);
  }

  private static RunResult run(
      String mode, int exit, List<ClusterResult> clusters, List<HostResult> hosts) {
    RunSummary summary =
        new RunSummary(
            "20261122-0304-a1b2",
            mode,
            "2026-11-22T03:04:05Z",
            "2026-11-22T03:04:07Z",
            "0.1.0",
            exit,
            null);
    return new RunResult(RunResult.SCHEMA, summary, clusters, hosts, List.of());
  }

  private static List<HostResult> hosts() {
    return Stream.of("node1", "node2", "node3")
        .map(name -> new HostResult(name, "ok", ""))
        .toList();
  }

  /** A cluster of three in which everything is right until something is set. */
  static final class Cluster {
    final String verdict;
    final Map<String, MemberResult> members = new LinkedHashMap<>();
    final List<AnswerResult> answers = new ArrayList<>();
    final List<RehearsalResult> rehearsal = new ArrayList<>();
    final List<ChangeResult> changes = new ArrayList<>();
    final List<FindingResult> findings = new ArrayList<>();
    boolean paused;
    boolean complete = true;

    Cluster(String verdict) {
      this.verdict = verdict;
      for (int number = 1; number <= 3; number++) {
        String name = "node" + number;
        String role = number == 1 ? "leader" : "replica";
        String address = "10.77.0.1" + number;
        Map<String, EndpointResult> endpoints = new LinkedHashMap<>();
        endpoints.put("restapi", ok(address + ":8008", "http://" + address + ":8008/patroni", 7));
        endpoints.put(
            "postgresql", ok(address + ":5432", "postgres://" + address + ":5432/postgres", 15));
        EvidenceResult evidence =
            new EvidenceResult(
                "system-configuration",
                "own",
                "certain",
                name,
                "/etc/network/interfaces:6",
                "the system configures it at boot, on this machine only");
        AddressResult own = new AddressResult(address, 24, "eth0", "own", List.of(evidence));
        members.put(
            name,
            new MemberResult(
                name,
                name,
                role,
                number == 1 ? "running" : "streaming",
                "3.0.2",
                "15.9",
                List.of(FILE),
                endpoints,
                List.of(own)));
        for (int asker = 1; asker <= 3; asker++) {
          answers.add(answer("node" + asker, name, address + ":8008", false, name, "right", ""));
        }
      }
      rehearsal.add(rehearsal("node1", "node2", "now", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node1", "node3", "now", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node1", null, "now", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node2", "node1", "return", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node3", "node1", "return", "pass", "accepts", ""));
    }

    /** The incident: node2 advertises the VIP that sits on the leader. */
    Cluster staleVip() {
      endpoint(
          "node2",
          "restapi",
          new EndpointResult(
              "wrong",
              VIP,
              VIP,
              "http://" + VIP + "/patroni",
              "10.77.0.12:8008",
              FILE,
              7,
              List.of(
                  new CodedText(
                      "on-other-member",
                      "10.77.0.100 is on node1 (eth0), not on node2, so whoever asks node2 there is"
                          + " answered by node1"),
                  new CodedText("floating", "10.77.0.100 floats")),
              List.of(),
              null));
      MemberResult leader = requireNonNull(members.get("node1"));
      List<AddressResult> addresses = new ArrayList<>(leader.addresses());
      addresses.add(
          new AddressResult(
              "10.77.0.100",
              32,
              "eth0",
              "floating",
              List.of(
                  new EvidenceResult(
                      "alone-beside-prefix",
                      "floating",
                      "probable",
                      "node1",
                      "ip addr",
                      "a /32 beside 10.77.0.11/24 of the same network"),
                  new EvidenceResult(
                      "secondary", "nothing", "vote", "node1", "ip addr", "not secondary"))));
      members.put("node1", with(leader, leader.endpoints(), addresses));
      answers.removeIf(answer -> answer.to().equals("node2"));
      for (String asker : List.of("node1", "node2", "node3")) {
        answers.add(
            answer(
                asker, "node2", VIP, false, "node1", "wrong", "node1 answers in place of node2"));
        answers.add(answer(asker, "node2", "10.77.0.12:8008", true, "node2", "right", ""));
      }
      rehearsal.clear();
      rehearsal.add(
          new RehearsalResult(
              "node1",
              "node2",
              "now",
              "fail",
              "refuses",
              "503 Switchover failed: Member node2 exceeds maximum replication lag",
              List.of(
                  new CodedText(
                      "wrong-answerer",
                      "node1 answers at http://" + VIP + "/patroni, not node2"))));
      rehearsal.add(rehearsal("node1", "node3", "now", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node1", null, "now", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node2", "node1", "return", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node3", "node1", "return", "pass", "accepts", ""));
      rehearsal.add(rehearsal("node1", "node2", "planned", "pass", "accepts", ""));
      findings.add(
          new FindingResult(
              "note",
              "restart-unsafe",
              "node2",
              "a restart of Patroni fails from 3.0.4 on while the address is wrong",
              "do not restart before the fix"));
      return this;
    }

    void endpoint(String member, String name, EndpointResult endpoint) {
      MemberResult old = requireNonNull(members.get(member));
      Map<String, EndpointResult> endpoints = new LinkedHashMap<>(old.endpoints());
      endpoints.put(name, endpoint);
      members.put(member, with(old, endpoints, old.addresses()));
    }

    private static MemberResult with(
        MemberResult old, Map<String, EndpointResult> endpoints, List<AddressResult> addresses) {
      return new MemberResult(
          old.name(),
          old.host(),
          old.role(),
          old.state(),
          old.patroniVersion(),
          old.postgresqlVersion(),
          old.files(),
          endpoints,
          addresses);
    }

    private static EndpointResult ok(String address, String published, int line) {
      return new EndpointResult(
          "ok", address, address, published, null, FILE, line, List.of(), List.of(), null);
    }

    private static AnswerResult answer(
        String from,
        String to,
        String address,
        boolean planned,
        String answerer,
        String verdict,
        String detail) {
      return new AnswerResult(from, to, "restapi", address, planned, answerer, verdict, detail);
    }

    private static RehearsalResult rehearsal(
        String from,
        @Nullable String to,
        String when,
        String verdict,
        String patroniVerdict,
        String message) {
      return new RehearsalResult(from, to, when, verdict, patroniVerdict, message, List.of());
    }

    ClusterResult build() {
      List<CodedText> impact =
          changes.isEmpty()
              ? List.of()
              : List.of(new CodedText("api", "no PostgreSQL is touched: only the REST API's name"));
      return new ClusterResult(
          "demo",
          "demo",
          "/service/",
          null,
          "7300000000000000001",
          "node1",
          paused,
          complete,
          verdict,
          List.copyOf(members.values()),
          answers,
          rehearsal,
          changes,
          impact,
          findings);
    }
  }
}
