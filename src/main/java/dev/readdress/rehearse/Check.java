package dev.readdress.rehearse;

import java.util.List;

/** One thing that Patroni does not look at, or not in time. */
interface Check {
  /** What there is to say; empty when nothing is wrong. */
  List<Remark> judge(Situation situation);
}
