package dev.readdress.run;

import dev.readdress.apply.NodePaths;
import dev.readdress.apply.ScriptedRemains;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Which preparation an intention needs. */
final class Preparations {
  private Preparations() {}

  static Preparation of(RunRequest request, RunServices services, NodeWays ways) {
    Intention intention = request.intention();
    if (intention instanceof Intention.GoBack goBack) {
      return new GoBackPreparation(
          goBack.run(),
          history(services, ways),
          request.targets().stream()
              .filter(Target::changeable)
              .map(Target::host)
              .collect(Collectors.toSet()));
    }
    if (intention instanceof Intention.Keep keep) {
      return new SavingPreparation(request, services, keep.keeper());
    }
    if (intention instanceof Intention.Exactly exactly) {
      return new SavedPreparation(exactly.file());
    }
    return new Preparation.PutRight();
  }

  private static RecordedEdits history(RunServices services, NodeWays ways) {
    try {
      return new RecordedEdits(
          services.runs().list(), new ScriptedRemains(ways, services.pace(), NodePaths.standard()));
    } catch (IOException e) {
      throw new ProblemException(
          services.folder().directory().toString(),
          "the earlier runs cannot be listed: " + e.getMessage(),
          "make the folder readable");
    }
  }
}
