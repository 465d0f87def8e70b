package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import dev.readdress.runs.EditRecord;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Going back on a fix: planned by {@link UndoPlan}, carried out by {@link RollingFix}. */
class RollbackTest {
  private static final String RUN = "run1";

  private final SimulatedCluster cluster = SimulatedCluster.staleVip();
  private final SimulatedOperations operations = new SimulatedOperations(cluster);
  private final SettablePace pace = new SettablePace();

  /** The member's address is put right, and what tells of it is returned. */
  private EditRecord fixed(String name, Endpoint endpoint, int step) {
    SimulatedMember member = cluster.member(name);
    HostPort old = Objects.requireNonNull(member.file.get(endpoint));
    Bytes before = member.content();
    member.file.put(endpoint, member.own(endpoint));
    return record(member, endpoint, step, before, old);
  }

  private static EditRecord record(
      SimulatedMember member, Endpoint endpoint, int step, Bytes before, HostPort old) {
    HostPort own = member.own(endpoint);
    @Nullable HostPort published = member.published.get(endpoint);
    return new EditRecord(
        EditRecord.SCHEMA,
        RUN,
        step,
        "2026-11-22T10:15:02Z",
        "demo",
        "demo",
        "/service/",
        member.host(),
        member.name,
        endpoint.section(),
        member.configuration(),
        null,
        5,
        before.lossyUtf8().indexOf(endpoint + "=") + endpoint.name().length() + 1,
        hex(old.toString()),
        hex(own.toString()),
        before.sha256(),
        member.content().sha256(),
        old.toString(),
        own.toString(),
        published == null ? null : published.toString(),
        "." + member.name + ".yml.readdress-" + RUN + "-" + step + ".bak");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(Bytes.ofUtf8(text).toArray());
  }

  private UndoPlan undoPlan(EditRecord... edits) {
    return UndoPlan.of(cluster.observe(), RUN, List.of(edits));
  }

  private FixResult goBack(UndoPlan undo) throws InterruptedException {
    ApplyContext context =
        new ApplyContext(
            new ReversedOperations(operations, undo.recorded()),
            operations,
            cluster,
            pace,
            new StopSignal(),
            (step, member, text) -> {});
    return new RollingFix(context)
        .fix(
            cluster.observe(),
            undo.plan(),
            ClusterLock.of("demo", "demo", "/service/", "run2", "ann@control", Map.of()));
  }

  private List<String> changes() {
    return operations.log.stream().filter(line -> !line.contains("lock ")).toList();
  }

  @Test
  void publishesTheWrongAddressAgain() throws Exception {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);
    SimulatedMember member = cluster.member("b");
    member.published.put(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));

    FixResult result = goBack(undoPlan(edit));

    assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(changes()).containsExactly("undo b", "reload b");
    assertThat(member.file).containsEntry(Endpoint.RESTAPI, SimulatedCluster.VIP);
    assertThat(member.published).containsEntry(Endpoint.RESTAPI, SimulatedCluster.VIP);
  }

  @Test
  void undoesWhatWasNotYetLoaded() throws Exception {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);

    FixResult result = goBack(undoPlan(edit));

    assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(cluster.member("b").file).containsEntry(Endpoint.RESTAPI, SimulatedCluster.VIP);
  }

  @Test
  void undoesTheLastEditFirst() throws Exception {
    cluster.member("b").set(Endpoint.POSTGRESQL, HostPort.parse("10.0.0.9:5432").orElseThrow());
    EditRecord first = fixed("b", Endpoint.RESTAPI, 1);
    EditRecord second = fixed("b", Endpoint.POSTGRESQL, 2);

    List<MemberChange> changes = undoPlan(first, second).plan().changes();

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).edits())
        .extracting(edit -> edit.endpoint())
        .containsExactly(Endpoint.POSTGRESQL, Endpoint.RESTAPI);
    assertThat(changes.get(0).restored())
        .containsExactlyInAnyOrder(Endpoint.RESTAPI, Endpoint.POSTGRESQL);
  }

  /** As when an earlier rollback was cut off between two edits of one file. */
  @Test
  void undoesOnlyWhatStands() {
    cluster.member("b").set(Endpoint.POSTGRESQL, HostPort.parse("10.0.0.9:5432").orElseThrow());
    EditRecord first = fixed("b", Endpoint.RESTAPI, 1);
    HostPort wrong = Objects.requireNonNull(cluster.member("b").file.get(Endpoint.POSTGRESQL));
    EditRecord second = fixed("b", Endpoint.POSTGRESQL, 2);
    cluster.member("b").file.put(Endpoint.POSTGRESQL, wrong);

    assertThat(undoPlan(first, second).recorded()).containsExactly(first);
  }

  @Test
  void hasNothingToDoWhereNothingStands() {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);
    cluster.member("b").set(Endpoint.RESTAPI, SimulatedCluster.VIP);

    assertThat(undoPlan(edit).plan().isEmpty()).isTrue();
    assertThat(undoPlan(edit).plan().isRefused()).isFalse();
  }

  @Test
  void refusesAFileThatTheRunDidNotLeaveSo() throws Exception {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);
    cluster
        .member("b")
        .file
        .put(Endpoint.POSTGRESQL, HostPort.parse("10.0.0.9:5432").orElseThrow());

    UndoPlan undo = undoPlan(edit);

    assertThat(undo.plan().refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason().code()).isEqualTo("changed-since");
              assertThat(refusal.reason().text()).contains("/etc/patroni/b.yml of b", RUN);
            });
    assertThat(goBack(undo).outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(operations.log).isEmpty();
  }

  /** The bytes of a record are not believed when they do not give the file that it speaks of. */
  @Test
  void refusesARecordThatDoesNotFitTheFile() {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);
    EditRecord forged =
        record(
            cluster.member("b"),
            Endpoint.RESTAPI,
            1,
            Bytes.ofUtf8("RESTAPI=something else"),
            SimulatedCluster.VIP);

    assertThat(edit.hashAfter()).isEqualTo(forged.hashAfter());
    assertThat(undoPlan(forged).plan().isRefused()).isTrue();
  }

  @Test
  void makesTheEditAgainWhenTheOldAddressIsNotPublished() throws Exception {
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);
    SimulatedMember member = cluster.member("b");
    member.published.put(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));
    operations.instead("reload b", () -> new Outcome.Applied(Optional.empty(), List.of()));

    FixResult result = goBack(undoPlan(edit));

    assertThat(result.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(changes()).containsExactly("undo b", "reload b", "edit b", "reload b");
    assertThat(member.file).containsEntry(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));
  }

  /** The file was wrong and what was published was right: a reload would publish the wrong one. */
  @Test
  void doesNotLoadWhatWasNeverPublished() throws Exception {
    SimulatedMember member = cluster.member("b");
    member.published.put(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));
    EditRecord edit = fixed("b", Endpoint.RESTAPI, 1);

    FixResult result = goBack(undoPlan(edit));

    assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(changes()).containsExactly("undo b");
    assertThat(member.published).containsEntry(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));
  }
}
