package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniVersion;
import java.util.List;

/**
 * A starting Patroni asks the address that its last life published, and if anybody answers there,
 * whatever the answer, takes its own name for taken and does not start (__main__.py,
 * Patroni.ensure_unique_name, 3.0.4 on; 3.1.2 only opens a connection). So with another one at its
 * address a member does not survive a restart or reboot.
 */
final class Restart implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    PatroniVersion version = situation.scene().version(situation.to());
    Seen own = situation.scene().seen(situation.to(), situation.to(), Endpoint.RESTAPI);
    if (!version.isAtLeast(3, 0, 4) || !own.is(Verdict.WRONG)) {
      return List.of();
    }
    return List.of(
        Remark.warn(
            RehearsalCode.RESTART_WOULD_FAIL,
            ("Patroni on %s must not be restarted: %s answers at the published address, and Patroni"
                    + " %s would end with \"Can't start; there is already a node named '%s'"
                    + " running\"")
                .formatted(situation.to(), own.answererText(), version, situation.to())));
  }
}
