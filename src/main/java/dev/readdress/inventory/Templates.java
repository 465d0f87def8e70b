package dev.readdress.inventory;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.LazyExpression;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import dev.readdress.problem.Printable;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Renders {@code {{ }}} with Jinjava. A template that is one expression keeps its type, as in
 * Ansible; everything that is not defined or not known is an error; no template reads files.
 */
final class Templates {
  private static final Pattern ONE_EXPRESSION =
      Pattern.compile("\\{\\{((?:(?!\\{\\{|}}|\\{%).)*)}}", Pattern.DOTALL);
  private static final Pattern ONE_NAME = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}\\n?");
  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
  private static final Pattern LOOKUP = Pattern.compile("\\b(?:lookup|query|q)\\s*\\(");
  private static final Pattern LOOP_WITH_CONDITION =
      Pattern.compile("\\{%-?\\s*for\\b(?:(?!%}).)*\\bif\\b", Pattern.DOTALL);
  private static final Pattern LONG_NAME = Pattern.compile("\\|\\s*ansible\\.builtin\\.");
  private static final String UNKNOWN = "Unknown token found: ";
  private static final int MOST_SHOWN = 160;

  private final Jinjava jinjava;

  private Templates() {
    JinjavaConfig config =
        JinjavaConfig.newBuilder()
            .withFailOnUnknownTokens(true)
            .withNestedInterpretationEnabled(false)
            .withLegacyOverrides(
                LegacyOverrides.newBuilder()
                    .withIterateOverMapKeys(true)
                    .withUsePyishObjectMapper(true)
                    .withEvaluateMapKeys(true)
                    .withUseNaturalOperatorPrecedence(true)
                    .build())
            .withElResolver(resolver())
            .withMaxOutputSize(1 << 20)
            .withMaxStringLength(1 << 20)
            .withMaxRenderDepth(10)
            .build();
    jinjava = new Jinjava(config);
    jinjava.setResourceLocator(
        (name, encoding, interpreter) -> {
          throw new ResourceNotFoundException(name);
        });
    JinjaFilters.register(jinjava.getGlobalContext());
  }

  private static ELResolver resolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new PythonTextMethods());
    resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY);
    return resolver;
  }

  /** Made when the first template is rendered: it takes a noticeable part of a second. */
  private static final class Holder {
    static final Templates INSTANCE = new Templates();
  }

  /** True when a text has something to render. */
  static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("{#");
  }

  /** True for a template that is nothing but a variable's name. */
  static boolean isOneName(String text) {
    return ONE_NAME.matcher(text).matches();
  }

  /**
   * The rendered value: text, or of a single expression what it gives.
   *
   * @param names what can be named; values may be {@code LazyExpression}
   * @throws TemplateException when it cannot be rendered
   */
  static @Nullable Object render(String template, Map<String, Object> names)
      throws TemplateException {
    if (LOOKUP.matcher(template).find()) {
      throw new TemplateException(
          "lookups run on Ansible's side only", "Give the value with -e, or write it down.");
    }
    if (LOOP_WITH_CONDITION.matcher(template).find()) {
      throw new TemplateException(
          "a loop with a condition of its own cannot be rendered here",
          "Select the items with a filter, or put an {% if %} into the loop.");
    }
    Matcher name = ONE_NAME.matcher(template);
    if (name.matches() && names.containsKey(name.group(1))) {
      return value(names.get(name.group(1)));
    }
    String shortNames = LONG_NAME.matcher(template).replaceAll("| ");
    return Holder.INSTANCE.evaluate(withPlainBackslashes(shortNames), names);
  }

  /** Ansible takes a backslash in an expression for itself (template/__init__.py, 2.14). */
  private static String withPlainBackslashes(String template) {
    return EXPRESSION
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(found.group().replace("\\", "\\\\")));
  }

  private static @Nullable Object value(@Nullable Object named) {
    return named instanceof LazyExpression lazy ? lazy.get() : named;
  }

  private @Nullable Object evaluate(String template, Map<String, Object> names)
      throws TemplateException {
    JinjavaInterpreter interpreter =
        new JinjavaInterpreter(
            jinjava, new Context(jinjava.getGlobalContextCopy(), names), jinjava.getGlobalConfig());
    try (AutoCloseableImpl<JinjavaInterpreter> current =
        JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
      Matcher one = ONE_EXPRESSION.matcher(template);
      Object result =
          one.matches()
              ? current.value().resolveELExpression(one.group(1), 1)
              : current.value().render(template);
      List<TemplateError> errors = interpreter.getErrorsCopy();
      if (!errors.isEmpty()) {
        throw failure(String.valueOf(errors.get(0).getMessage()));
      }
      return result;
    } catch (RuntimeException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private static TemplateException failure(String thrown) {
    String message = thrown.replaceFirst("^[\\w.]+Exception: ", "");
    int unknown = message.indexOf(UNKNOWN);
    if (unknown < 0) {
      return new TemplateException(
          "it cannot be rendered (" + Printable.line(message, MOST_SHOWN) + ")",
          "Write it as Jinja has it, or write the value down.");
    }
    String what = Printable.line(message.substring(unknown + UNKNOWN.length()), MOST_SHOWN);
    if (what.contains("|") || what.contains("(")) {
      return new TemplateException(
          "in '" + what + "' a name is not defined, or a filter or method not known",
          "Use Jinja's own filters, or write the value down.");
    }
    return new TemplateException(
        "it names '" + what + "', which is not defined",
        "Define it for this host, or give it with -e.");
  }
}
