package dev.readdress.connection;

import dev.readdress.problem.Problem;

/** A node cannot be reached, or not any more. Other nodes are not affected. */
public final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no way in. */
  public enum Cause {
    /** The name does not resolve. */
    NAME_UNKNOWN,
    /** Nothing listens there, or the network refuses. */
    REFUSED,
    /** No answer in time. */
    TIMED_OUT,
    /** The node's host key is not known, or has changed. */
    HOST_KEY,
    /** Nobody of those who may log in was accepted. */
    AUTHENTICATION,
    /** Logged in, but not allowed to become the user that is needed. */
    BECOME,
    /** The connection broke. */
    DISCONNECTED,
    /** The node, or what answered for it, does not speak SSH as it should. */
    PROTOCOL,
    /** A setting asks for something that is not supported. */
    SETTINGS
  }

  private final Cause why;
  private final transient Problem problem;

  public UnreachableException(Cause why, Problem problem) {
    super(problem.toString());
    this.why = why;
    this.problem = problem;
  }

  public Cause why() {
    return why;
  }

  public Problem problem() {
    return problem;
  }
}
