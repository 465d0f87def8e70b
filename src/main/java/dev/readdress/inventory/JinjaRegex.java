package dev.readdress.inventory;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ansible's filters and tests with regular expressions, which are Python's (ansible-core 2.14,
 * plugins/filter/core.py and plugins/test/core.py).
 */
final class JinjaRegex {
  private static final Pattern BACKREFERENCE = Pattern.compile("\\\\(?:g<(\\w+)>|(\\d{1,2}))");

  private JinjaRegex() {}

  static void register(Context context) {
    JinjaFilters.register(context, "regex_replace", JinjaRegex::replace);
    JinjaFilters.register(context, "regex_search", JinjaRegex::search);
    JinjaFilters.register(context, "regex_findall", JinjaRegex::findAll);
    JinjaFilters.register(
        context,
        "regex_escape",
        (value, arguments) -> JinjaFilters.text(value).replaceAll("[^\\w]", "\\\\$0"));
    context.registerExpTest(new Found("match", Matcher::lookingAt));
    context.registerExpTest(new Found("search", Matcher::find));
    context.registerExpTest(new Found("regex", Matcher::find));
  }

  private static Object replace(@Nullable Object value, JinjaFilters.Arguments arguments) {
    String replacement = arguments.text(1, "replacement");
    return matcher(value, arguments, 0, "pattern")
        .replaceAll(found -> Matcher.quoteReplacement(filledIn(replacement, found)));
  }

  /** The replacement with what its backreferences stand for; one to no group is an error. */
  private static String filledIn(String replacement, MatchResult found) {
    Matcher references = BACKREFERENCE.matcher(replacement);
    return references.replaceAll(
        reference -> {
          String group = reference.group(2) == null ? reference.group(1) : reference.group(2);
          if (!group.matches("\\d+")) {
            throw new IllegalArgumentException("groups with names cannot be put in here");
          }
          String text = found.group(Integer.parseInt(group));
          return Matcher.quoteReplacement(text == null ? "" : text);
        });
  }

  private static @Nullable Object search(@Nullable Object value, JinjaFilters.Arguments arguments) {
    Matcher matcher = matcher(value, arguments, 0, "regex");
    if (!matcher.find()) {
      return null;
    }
    List<Object> groups = new ArrayList<>();
    for (int i = 1; i < arguments.positional().size(); i++) {
      groups.add(filledIn(arguments.text(i, ""), matcher.toMatchResult()));
    }
    return groups.isEmpty() ? matcher.group() : groups;
  }

  /** As Python's findall: whole matches without groups, the group with one, else lists of them. */
  private static Object findAll(@Nullable Object value, JinjaFilters.Arguments arguments) {
    List<Object> found = new ArrayList<>();
    for (MatchResult match : matcher(value, arguments, 0, "regex").results().toList()) {
      if (match.groupCount() < 2) {
        found.add(JinjaFilters.text(match.group(match.groupCount())));
        continue;
      }
      List<String> groups = new ArrayList<>();
      for (int i = 1; i <= match.groupCount(); i++) {
        groups.add(JinjaFilters.text(match.group(i)));
      }
      found.add(groups);
    }
    return found;
  }

  private static Matcher matcher(
      @Nullable Object value, JinjaFilters.Arguments arguments, int place, String name) {
    int flags = arguments.flag("ignorecase") ? Pattern.CASE_INSENSITIVE : 0;
    flags |= arguments.flag("multiline") ? Pattern.MULTILINE : 0;
    return Pattern.compile(NameMatch.python(arguments.text(place, name)), flags)
        .matcher(JinjaFilters.text(value));
  }

  /** What a test asks of a matcher. */
  @FunctionalInterface
  private interface Question {
    boolean of(Matcher matcher);
  }

  /** A test under its name. */
  private record Found(String name, Question question) implements ExpTest {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, @Nullable Object... arguments) {
      String regex = arguments.length == 0 ? "" : JinjaFilters.text(arguments[0]);
      return question.of(
          Pattern.compile(NameMatch.python(regex)).matcher(JinjaFilters.text(value)));
    }
  }
}
