package dev.readdress.plan;

/** What a change can touch. */
public enum Risk {
  /** No PostgreSQL: only where the REST API is looked for. */
  API,
  /** Replicas reconnect. */
  DATA
}
