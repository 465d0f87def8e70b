package dev.readdress.run;

import dev.readdress.diagnose.Diagnosis;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.Verdict;
import dev.readdress.rehearse.Rehearsal;
import dev.readdress.result.ExitCode;
import java.util.List;
import java.util.Locale;

/** The verdict on a cluster, and what it does to the exit code. */
enum ClusterVerdict {
  CLEAN(ExitCode.CLEAN),
  DRIFT(ExitCode.DRIFT),
  FIXED(ExitCode.CLEAN),
  FAILED(ExitCode.FAILED),
  REFUSED(ExitCode.REFUSED),
  UNPROVEN(ExitCode.FAILED),
  UNKNOWN(ExitCode.REFUSED);

  private final ExitCode exit;

  ClusterVerdict(ExitCode exit) {
    this.exit = exit;
  }

  /** The name as users and programs see it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  ExitCode exit() {
    return exit;
  }

  static ClusterVerdict of(ClusterOutcome outcome) {
    return switch (outcome.applied()) {
      case FAILED -> FAILED;
      case UNPROVEN -> UNPROVEN;
      case REFUSED -> REFUSED;
      case PROVEN -> afterFix(outcome);
      case NOT_TRIED, DECLINED, AS_ASKED -> observed(outcome);
    };
  }

  /** A fix is a fix when the second look says so. */
  private static ClusterVerdict afterFix(ClusterOutcome outcome) {
    ClusterVerdict now = observed(outcome);
    if (now == CLEAN) {
      return outcome.changes().isEmpty() ? CLEAN : FIXED;
    }
    return rehearsalFails(outcome.rehearsals()) ? FAILED : now == UNKNOWN ? UNPROVEN : now;
  }

  private static ClusterVerdict observed(ClusterOutcome outcome) {
    if (!outcome.observation().doubts().isEmpty()) {
      return UNKNOWN;
    }
    Diagnosis diagnosis = outcome.diagnosis();
    boolean wrong =
        diagnosis
            .endpoints()
            .map(EndpointDiagnosis::verdict)
            .anyMatch(verdict -> verdict != Verdict.OK && verdict != Verdict.UNKNOWN);
    if (wrong || rehearsalFails(outcome.rehearsals())) {
      return DRIFT;
    }
    boolean unknown =
        !outcome.observation().isComplete()
            || diagnosis.endpoints().anyMatch(one -> one.verdict() == Verdict.UNKNOWN)
            || outcome.rehearsals().stream().anyMatch(Rehearsal::lacksAnswer);
    return unknown ? UNKNOWN : CLEAN;
  }

  private static boolean rehearsalFails(List<Rehearsal> rehearsals) {
    return rehearsals.stream().anyMatch(one -> one.verdict() == Rehearsal.Verdict.FAIL);
  }
}
