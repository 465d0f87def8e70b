package dev.readdress.run;

import dev.readdress.apply.Operations;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.PlanDocument;
import dev.readdress.plan.PlanFile;
import java.util.List;
import java.util.function.Consumer;

/** Hands what may be done to whoever keeps it. */
final class SavingPreparation implements Preparation {
  private final RunRequest request;
  private final RunServices services;
  private final Consumer<PlanFile> keeper;

  SavingPreparation(RunRequest request, RunServices services, Consumer<PlanFile> keeper) {
    this.request = request;
    this.services = services;
    this.keeper = keeper;
  }

  @Override
  public List<ClusterOutcome> prepare(List<ClusterOutcome> outcomes) {
    keeper.accept(
        new PlanFile(
            PlanFile.SCHEMA,
            request.id(),
            services.pace().now().toString(),
            services.owner(),
            request.version(),
            request.only().stream().map(Endpoint::section).sorted().toList(),
            request.targets().stream().filter(Target::changeable).map(Target::host).toList(),
            outcomes.stream()
                .filter(FixBatches::isDue)
                .map(outcome -> PlanDocument.of(outcome.observation(), outcome.plan()))
                .toList()));
    return outcomes;
  }

  @Override
  public Operations operations(String cluster, Operations operations) {
    throw new IllegalStateException("a plan is saved, not carried out");
  }

  @Override
  public ClusterOutcome.Applied whenDone() {
    return ClusterOutcome.Applied.NOT_TRIED;
  }
}
