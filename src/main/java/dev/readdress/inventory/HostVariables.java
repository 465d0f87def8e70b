package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of one host as they are used: rendered and decrypted, each when it is asked for and
 * once, so that a broken value that nobody uses breaks nothing. Not safe for use by several
 * threads.
 */
public final class HostVariables {
  private final Host host;
  private final VariableScope scope;
  private final Problems problems;
  private final Set<String> beingRendered;
  private final Map<String, Optional<Value>> rendered = new HashMap<>();

  /**
   * The variables of a host.
   *
   * @param problems where it is told that a value cannot be rendered or decrypted; such a value is
   *     then as good as missing
   */
  public HostVariables(Host host, VariableScope scope, Problems problems) {
    this(host, scope, problems, new LinkedHashSet<>());
  }

  private HostVariables(
      Host host, VariableScope scope, Problems problems, Set<String> beingRendered) {
    this.host = host.with(scope.stronger());
    this.scope = scope;
    this.problems = problems;
    this.beingRendered = beingRendered;
  }

  /** The host with everything that wins over its own variables. */
  public Host host() {
    return host;
  }

  /** A variable's value, empty when it is not set or null. */
  public Optional<Value> get(String name) {
    Optional<Value> known = rendered.get(name);
    if (known != null) {
      return known;
    }
    Optional<Value> value =
        host.variables()
            .get(name)
            .flatMap(this::evaluate)
            .filter(result -> !(result instanceof Value.Nothing));
    rendered.put(name, value);
    return value;
  }

  /** The variables of another host, for templates that name it. */
  HostVariables of(Host other) {
    return new HostVariables(other, scope, problems, beingRendered);
  }

  VariableScope scope() {
    return scope;
  }

  private Optional<Value> evaluate(Variable variable) {
    String step = host.name() + " " + variable.name();
    if (!beingRendered.add(step)) {
      problems.add(
          variable.where(),
          "'" + variable.name() + "' names itself: " + String.join(" -> ", beingRendered),
          "Break the circle.");
      return Optional.empty();
    }
    int toldBefore = problems.list().size();
    try {
      return Optional.of(new Evaluation(this).of(variable.value()));
    } catch (TemplateException e) {
      // Where a variable that it names is broken, that is what has been told.
      if (problems.list().size() == toldBefore) {
        problems.add(e.of(variable.name(), host, variable.where()));
      }
    } catch (VaultException e) {
      problems.add(e.at(variable.where()));
    } finally {
      beingRendered.remove(step);
    }
    return Optional.empty();
  }
}
