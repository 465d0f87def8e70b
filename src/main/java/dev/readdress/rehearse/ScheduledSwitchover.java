package dev.readdress.rehearse;

import java.util.List;

/**
 * There is one failover key: a switchover now overwrites one that is scheduled (api.py,
 * RestApiHandler.do_POST_failover, 1.6 to 4.1).
 */
final class ScheduledSwitchover implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    if (!situation.leadsNow()) {
      return List.of();
    }
    return situation
        .scene()
        .cluster()
        .view()
        .scheduledSwitchover()
        .map(
            at ->
                Remark.warn(
                    RehearsalCode.SCHEDULE_OVERWRITTEN,
                    "a switchover is scheduled for " + at + " and would be overwritten"))
        .stream()
        .toList();
  }
}
