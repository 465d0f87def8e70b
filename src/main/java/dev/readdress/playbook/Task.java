package dev.readdress.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task: it configures one phase of the line. Observing and diagnosing always happen, with or
 * without their tasks. Beside its kind a task has {@code name} and {@code tags}.
 */
public sealed interface Task {
  /** What it is called; its kind where it has no name. */
  String name();

  /** Its place in the file. */
  String where();

  /** Its own tags and those of its play. */
  Set<String> tags();

  /**
   * {@code observe: {timeout: 60, ignore_unreachable: true}}.
   *
   * @param timeout how long one visit to a node may take
   * @param ignoreUnreachable whether hosts that cannot be reached stay out of the exit code
   */
  record Observe(
      String name,
      String where,
      Set<String> tags,
      Optional<Duration> timeout,
      boolean ignoreUnreachable)
      implements Task {
    public Observe {
      tags = Set.copyOf(tags);
    }
  }

  /** {@code diagnose:}, without options. */
  record Diagnose(String name, String where, Set<String> tags) implements Task {
    public Diagnose {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * {@code readdress: {only: [restapi], accept: [pending]}}: plans and applies. A play without it
   * changes nothing.
   *
   * @param only the endpoints ({@code restapi}, {@code postgresql}) that may be changed; empty for
   *     both
   * @param accept what is accepted beside what the inventory accepts, as in its {@code accept}
   */
  record Readdress(
      String name, String where, Set<String> tags, Set<String> only, Set<String> accept)
      implements Task {
    public Readdress {
      tags = Set.copyOf(tags);
      only = Set.copyOf(only);
      accept = Set.copyOf(accept);
    }
  }

  /** {@code rehearse:}, without options: every switchover, there and back. */
  record Rehearse(String name, String where, Set<String> tags) implements Task {
    public Rehearse {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * {@code report: {format: json, dest: result.json}}, or a list of such outputs; without options
   * text to standard output.
   *
   * @param outputs at least one; at most one goes to standard output
   */
  record Report(String name, String where, Set<String> tags, List<ReportOutput> outputs)
      implements Task {
    public Report {
      tags = Set.copyOf(tags);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * {@code assert: {verdict: [clean, fixed], rehearsal: pass, reachable: all}}: fails the play
   * where a cluster or host is not as expected.
   *
   * @param verdicts the verdicts that a cluster may have; empty for any
   * @param rehearsals the verdicts that a rehearsed switchover may have, {@code excluded} always
   *     among them; empty for any
   * @param allReachable whether every host must have been reached
   */
  record Assert(
      String name,
      String where,
      Set<String> tags,
      Set<String> verdicts,
      Set<String> rehearsals,
      boolean allReachable)
      implements Task {
    public Assert {
      tags = Set.copyOf(tags);
      verdicts = Set.copyOf(verdicts);
      rehearsals = Set.copyOf(rehearsals);
    }
  }
}
