package dev.readdress.inventory;

import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * The methods of Python's text that templates call. Java's text has some of the same names with
 * another meaning ({@code split} takes a regular expression there), so none of Java's are reached.
 */
final class PythonTextMethods extends ELResolver {
  @Override
  public @Nullable Object invoke(
      ELContext context,
      Object base,
      Object method,
      Class<?> @Nullable [] types,
      @Nullable Object[] arguments) {
    if (!(base instanceof CharSequence text)) {
      return null;
    }
    context.setPropertyResolved(true);
    return call(text.toString(), String.valueOf(method), Arrays.asList(arguments));
  }

  private static Object call(String text, String method, List<@Nullable Object> arguments) {
    List<String> words = arguments.stream().map(String::valueOf).toList();
    return switch (method + "/" + words.size()) {
      case "upper/0" -> text.toUpperCase(Locale.ROOT);
      case "lower/0" -> text.toLowerCase(Locale.ROOT);
      case "strip/0" -> text.strip();
      case "lstrip/0" -> text.stripLeading();
      case "rstrip/0" -> text.stripTrailing();
      case "startswith/1" -> text.startsWith(words.get(0));
      case "endswith/1" -> text.endsWith(words.get(0));
      case "replace/2" -> text.replace(words.get(0), words.get(1));
      case "split/0" -> List.of(text.strip().split("\\s+"));
      case "split/1" -> split(text, words.get(0));
      case "join/1" -> join(text, arguments.get(0));
      case "isdigit/0" -> text.matches("[0-9]+");
      case "find/1" -> (long) text.indexOf(words.get(0));
      default ->
          throw new IllegalArgumentException(
              "the method " + method + " of text with " + words.size() + " arguments is not known");
    };
  }

  private static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      throw new IllegalArgumentException("the separator is empty");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String join(String separator, @Nullable Object items) {
    if (!(items instanceof Iterable<?> iterable)) {
      throw new IllegalArgumentException("only a list can be joined");
    }
    List<String> words = new ArrayList<>();
    iterable.forEach(item -> words.add(String.valueOf(item)));
    return String.join(separator, words);
  }

  @Override
  public @Nullable Object getValue(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new UnsupportedOperationException("templates change nothing");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return List.<FeatureDescriptor>of().iterator();
  }

  @Override
  public @Nullable Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof CharSequence ? String.class : null;
  }
}
