package dev.readdress.cluster;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The network between members for tests. Whoever holds an address answers there, unless a stranger
 * does or the way is blocked; a loopback address and one that stands for every address lead back to
 * the asker.
 */
final class NetworkFixture {
  private record Path(String from, String to, Endpoint endpoint) {}

  private static final Duration QUICK = Duration.ofMillis(5);

  private final Map<IpAddress, PatroniStatus> strangers = new HashMap<>();
  private final Set<Path> blocked = new HashSet<>();
  private final Map<Path, Duration> slow = new HashMap<>();

  void stranger(IpAddress address, PatroniStatus status) {
    strangers.put(address, status);
  }

  void block(String from, String to, Endpoint endpoint) {
    blocked.add(new Path(from, to, endpoint));
  }

  void slow(String from, String to, Duration took) {
    slow.put(new Path(from, to, Endpoint.RESTAPI), took);
  }

  /** Every observed member asks about each, at what it publishes and at each address it has. */
  List<Answer> answers(Collection<MemberFixture> members) {
    List<Answer> answers = new ArrayList<>();
    for (MemberFixture from : members) {
      for (MemberFixture about : members) {
        for (Endpoint endpoint : Endpoint.values()) {
          if (from.isObserved()) {
            ask(from, about, endpoint, members, answers);
          }
        }
      }
    }
    return answers;
  }

  private void ask(
      MemberFixture from,
      MemberFixture about,
      Endpoint endpoint,
      Collection<MemberFixture> members,
      List<Answer> answers) {
    Optional<HostPort> published = about.published(endpoint);
    Set<HostPort> addresses = new LinkedHashSet<>();
    published.ifPresent(addresses::add);
    about.addresses().forEach(own -> addresses.add(HostPort.of(own, endpoint.defaultPort())));
    for (HostPort address : addresses) {
      Question question =
          new Question(
              from.name(),
              about.name(),
              endpoint,
              address,
              endpoint == Endpoint.RESTAPI ? "http" : "postgres",
              published.filter(address::equals).isPresent());
      answers.add(new Answer(question, reply(from, endpoint, address, members)));
    }
  }

  private Reply reply(
      MemberFixture from, Endpoint endpoint, HostPort address, Collection<MemberFixture> members) {
    Optional<PatroniStatus> stranger = address.address().map(strangers::get);
    if (stranger.isPresent() && endpoint == Endpoint.RESTAPI) {
      return new Reply.Status(stranger.get(), QUICK);
    }
    Optional<MemberFixture> holder =
        leadsBack(address)
            ? Optional.of(from)
            : members.stream()
                .filter(one -> address.address().filter(one.addresses()::contains).isPresent())
                .findFirst();
    return holder
        .map(one -> reply(new Path(from.name(), one.name(), endpoint), one))
        .orElseGet(() -> new Reply.Nothing("connect timed out"));
  }

  private Reply reply(Path path, MemberFixture holder) {
    if (blocked.contains(path)) {
      return new Reply.Nothing("connect timed out");
    }
    if (path.endpoint() == Endpoint.RESTAPI) {
      return new Reply.Status(holder.status(), slow.getOrDefault(path, QUICK));
    }
    return holder.isObserved()
        ? new Reply.Served(holder.name())
        : new Reply.Unproven("nobody looked for the other end");
  }

  private static boolean leadsBack(HostPort address) {
    return address.isWildcard()
        || address.host().equals("localhost")
        || address.address().filter(IpAddress::isLoopback).isPresent();
  }
}
