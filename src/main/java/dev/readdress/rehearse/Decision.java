package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import java.util.List;

/**
 * What Patroni would decide about a switchover.
 *
 * @param verdict whether it would be done
 * @param message what Patroni would say, see {@link Rehearsal#message()}
 * @param reasons why, empty when there is nothing to say
 * @param declared true when it is refused because somebody declared it so
 */
record Decision(PatroniVerdict verdict, String message, List<Reason> reasons, boolean declared) {
  Decision {
    reasons = List.copyOf(reasons);
  }

  static Decision accepts(String message) {
    return new Decision(PatroniVerdict.ACCEPTS, message, List.of(), false);
  }

  static Decision of(Ruling ruling) {
    return new Decision(
        ruling.verdict(), ruling.message(), List.of(ruling.reason()), ruling.declared());
  }
}
