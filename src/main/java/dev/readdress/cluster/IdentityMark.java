package dev.readdress.cluster;

import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;

/** By what two members are told apart: something that both answers have and that differs. */
public enum IdentityMark {
  /** patroni.name (3.2.0 on). */
  NAME,
  /** patroni.scope. */
  SCOPE,
  /** database_system_identifier. */
  SYSTEM_IDENTIFIER,
  /** postmaster_start_time, to the microsecond. */
  POSTMASTER_START_TIME;

  Optional<String> of(PatroniStatus status) {
    return switch (this) {
      case NAME -> status.name();
      case SCOPE -> status.scope();
      case SYSTEM_IDENTIFIER -> status.systemIdentifier();
      case POSTMASTER_START_TIME -> status.postmasterStartTime();
    };
  }
}
