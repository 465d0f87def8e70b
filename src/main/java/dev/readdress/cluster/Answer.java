package dev.readdress.cluster;

import dev.readdress.network.IpAddress;
import java.util.Set;

/**
 * A question with what came back.
 *
 * @param question the question
 * @param reply what came back
 * @param resolved where the question names a host: what the asking node takes the name for, A and
 *     AAAA; empty when it could not say, and for an address
 */
public record Answer(Question question, Reply reply, Set<IpAddress> resolved) {
  public Answer {
    resolved = Set.copyOf(resolved);
  }

  /** An answer to a question that names no host, or of a node that could not resolve it. */
  public Answer(Question question, Reply reply) {
    this(question, reply, Set.of());
  }
}
