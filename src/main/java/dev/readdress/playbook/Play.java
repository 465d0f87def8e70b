package dev.readdress.playbook;

import dev.readdress.inventory.HostPattern;
import dev.readdress.inventory.Variables;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A play: the one line of observing, diagnosing and what comes after, for some hosts.
 *
 * <pre>
 * - name: Put right what members advertise
 *   hosts: patroni                    # a pattern, or a list of patterns
 *   serial: [1, "10%", "100%"]        # clusters in each batch; this is the default
 *   max_fail_percentage: 0            # more failed clusters than this end the play
 *   become: true                      # become_user and become_method as in Ansible
 *   vars: {vips: [10.0.0.100]}        # wins over the inventory
 *   vars_files: [vips.yml]            # wins over vars; relative to the playbook
 *   tags: [weekly]
 *   tasks: [...]                      # {@link Task}
 * </pre>
 *
 * @param where its place in the file
 * @param name what it is called; the pattern where it has no name
 * @param hosts the hosts
 * @param serial how many clusters go at once
 * @param failureLimit when the play ends early
 * @param become what it says about the user that scripts run as
 * @param variables of vars and vars_files together
 * @param tags its own tags, which its tasks have too
 * @param tasks its tasks, each kind at most once, in the order of the line
 */
public record Play(
    String where,
    String name,
    HostPattern hosts,
    Serial serial,
    FailureLimit failureLimit,
    PlayBecome become,
    Variables variables,
    Set<String> tags,
    List<Task> tasks) {
  public Play {
    tags = Set.copyOf(tags);
    tasks = List.copyOf(tasks);
  }

  /** The same play with those of its tasks that are taken; observing and diagnosing always are. */
  public Play taking(TagSelection selection) {
    List<Task> taken = tasks.stream().filter(task -> selection.takes(task.tags())).toList();
    return new Play(
        where, name, hosts, serial, failureLimit, become, variables, tags, List.copyOf(taken));
  }

  /** The task of a kind, if the play has one. */
  public <T extends Task> Optional<T> task(Class<T> kind) {
    return tasks.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
