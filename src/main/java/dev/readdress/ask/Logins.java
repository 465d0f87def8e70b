package dev.readdress.ask;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Login;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.LoginReply;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logs in for replication as members do, all nodes at once and one script on each: by the Python of
 * the member's Patroni, as its user, with the user, the password and the TLS settings of its own
 * configuration, which stay there. {@code IDENTIFY_SYSTEM} is all that is sent after the login.
 */
public final class Logins {
  /** The script ends by itself before that. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  private final Forks forks;

  public Logins(Forks forks) {
    this.forks = forks;
  }

  /**
   * Tries all of them.
   *
   * @param connections the way into the node of each member, by member
   * @return one for each question, in their order
   * @throws InterruptedException when the run is asked to end at once
   */
  public List<Login> attempt(
      ClusterObservation cluster,
      List<LoginQuestion> questions,
      Map<String, Connection> connections,
      Deadline deadline)
      throws InterruptedException {
    List<String> members = questions.stream().map(LoginQuestion::from).distinct().toList();
    List<Attempt<Map<HostPort, LoginReply>>> attempts =
        FanOut.map(
            "log in",
            members,
            member -> {
              Optional<ObservedMember> from = cluster.member(member);
              Optional<Connection> connection = Optional.ofNullable(connections.get(member));
              return from.isPresent() && connection.isPresent()
                  ? forks.run(
                      () -> replies(from.get(), to(member, questions), connection.get(), deadline))
                  : Map.of();
            });
    Map<String, Map<HostPort, LoginReply>> replies = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      replies.put(members.get(i), attempts.get(i).succeeded().orElse(Map.of()));
    }
    List<Login> logins = new ArrayList<>(questions.size());
    for (LoginQuestion question : questions) {
      LoginReply untried =
          new LoginReply.Untried("the node of " + question.from() + " cannot be asked");
      logins.add(
          new Login(
              question,
              replies
                  .getOrDefault(question.from(), Map.of())
                  .getOrDefault(question.address(), untried)));
    }
    return List.copyOf(logins);
  }

  private static List<HostPort> to(String member, List<LoginQuestion> questions) {
    return questions.stream()
        .filter(question -> question.from().equals(member))
        .map(LoginQuestion::address)
        .toList();
  }

  private static Map<HostPort, LoginReply> replies(
      ObservedMember from, List<HostPort> asked, Connection connection, Deadline deadline) {
    if (!from.instance().process().sameNamespaces()) {
      return LoginLines.untried(asked, "its Patroni runs in a container");
    }
    List<HostPort> addresses = asked.stream().filter(Logins::namesAHost).toList();
    Map<HostPort, LoginReply> replies =
        new HashMap<>(LoginLines.untried(asked, "the address names no host"));
    try {
      PatroniProcess process = from.instance().process();
      replies.putAll(
          LoginLines.read(
              NodeScript.logins(process, addresses, connection, deadline.within(LONGEST))
                  .one("logins", ""),
              addresses));
    } catch (UnreachableException e) {
      replies.putAll(LoginLines.untried(addresses, e.problem().what()));
    }
    return replies;
  }

  /** Without a host libpq would take the node's own socket. */
  private static boolean namesAHost(HostPort address) {
    return !address.host().isEmpty() && address.host().indexOf('\0') < 0;
  }
}
