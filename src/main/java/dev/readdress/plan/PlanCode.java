package dev.readdress.plan;

import dev.readdress.problem.ReasonCode;

/** Why a plan is refused, and what a plan brings with it. */
public enum PlanCode implements ReasonCode {
  /** Refused: the cluster lists members that were not observed. */
  INCOMPLETE,
  /** Refused: it is not certain who the members are. */
  MEMBERS_IN_DOUBT,
  /** Refused: nobody leads the cluster. */
  NO_LEADER,
  /** Refused: the evidence does not choose an address. */
  AMBIGUOUS,
  /** Refused: an endpoint could not be judged. */
  UNKNOWN,
  /** Refused: an environment variable wins over the file; only a restart can change that. */
  OVERRIDDEN,
  /** Refused: the file cannot be edited so that nothing else changes. */
  NOT_EDITABLE,
  /** Refused: the member lives in a container; its file on the node may be another one. */
  CONTAINER,
  /** Refused: the configuration is a symbolic link. */
  LINKED_FILE,
  /** Refused: SIGHUP would kill this process. */
  HUP_NOT_CAUGHT,
  /** Refused: the file's listen is not what the process listens on; a reload would move it. */
  LISTEN_DIFFERS,
  /** Refused: PostgreSQL waits for a restart, which holds back a new address. */
  RESTART_PENDING,
  /** Refused: listen does not cover the address that should be advertised. */
  LISTEN_NOT_COVERING,
  /** Refused: pods are made anew; their configuration is not edited in place. */
  KUBERNETES,
  /** Refused unless accepted: the files hold more than the process does, and a reload takes all. */
  PENDING,
  /** Refused unless accepted: PostgreSQL 12 and older restart to follow a new address. */
  REPLICA_RESTART,
  /** Refused unless accepted: the Citus coordinator ends backends when an address changes. */
  CITUS,
  /**
   * Refused: a member that logs in to another for replication today could not at the new address.
   */
  REPLICATION_LOGIN,
  /** Refused unless accepted: nobody has tried the replication logins to a new address. */
  UNTRIED,
  /** Refused: something has moved since the plan was saved. */
  STALE,
  /** Impact: a reload activates everything that is in the file. */
  RELOAD_ACTIVATES_FILE,
  /** Impact: replicas reconnect to the leader at its new address. */
  REPLICAS_RECONNECT,
  /** Impact: an address that members advertise no longer is named by others. */
  ADDRESS_STILL_NAMED,
  /** Impact: the other members have logged in for replication at the new address. */
  REPLICATION_LOGIN_WORKS,
  /** Impact: a replication login fails at the new address as it does at today's. */
  REPLICATION_LOGIN_BROKEN,
  /** Impact: nobody has tried the replication logins to a new address, and that is accepted. */
  UNTRIED_ACCEPTED,
  /** Impact: this Patroni rewrites pg_hba.conf and postgresql.conf on every reload. */
  FILES_REWRITTEN,
  /** Impact: the floating address stays as proxy_address, which REST does not show. */
  PROXY_ADDRESS_KEPT,
  /** Impact: the floating address cannot stay as proxy_address. */
  PROXY_ADDRESS_NOT_KEPT
}
