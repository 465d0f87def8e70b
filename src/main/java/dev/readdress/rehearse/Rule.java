package dev.readdress.rehearse;

import java.util.Optional;

/** One of Patroni's own rules about a candidate. */
interface Rule {
  /** The ruling that ends the switchover here, or empty when this rule lets it pass. */
  Optional<Ruling> judge(Situation situation);
}
