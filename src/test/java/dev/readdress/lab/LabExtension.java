package dev.readdress.lab;

import dev.readdress.canary.ProcessSampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link OnLab} says. */
final class LabExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
  private static final String NAME = System.getProperty("readdress.lab", "it");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return canRun() || isRequired()
        ? ConditionEvaluationResult.enabled("the lab can run, or is required")
        : ConditionEvaluationResult.disabled("the lab cannot run here: it needs root on Linux");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!canRun()) {
      throw new AssertionError(
          "The lab is required here (CI or READDRESS_LAB), and it cannot run: it needs root on"
              + " Linux. Run bin/test as root on Debian 12 or 13.");
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Set.of(Lab.class, Program.class).contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Namespace namespace = Namespace.create(LabExtension.class);
    if (parameter.getParameter().getType() == Lab.class) {
      Store store = context.getRoot().getStore(namespace);
      store.getOrComputeIfAbsent(ProcessSampler.class, type -> ProcessSampler.start());
      return store.getOrComputeIfAbsent(NAME, name -> Lab.up(name, Release.chosen()), Lab.class);
    }
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(Program.class, type -> Program.withNewHome());
  }

  private static boolean canRun() {
    Path root = Path.of("/proc/self");
    try {
      return Files.exists(root) && (int) Files.getAttribute(root, "unix:uid") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRequired() {
    return "true".equals(System.getenv("CI")) || "required".equals(System.getenv("READDRESS_LAB"));
  }
}
