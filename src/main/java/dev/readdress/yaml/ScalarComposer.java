package dev.readdress.yaml;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Makes scalars: their tag by PyYAML's rules, their value, and the place of their content. */
final class ScalarComposer {
  private final SourceText source;
  private final Set<String> knownTags;

  ScalarComposer(SourceText source, Set<String> knownTags) {
    this.source = source;
    this.knownTags = knownTags;
  }

  /**
   * The scalar of an event.
   *
   * @param token what stands in the file for it; empty for an empty value
   */
  YamlScalar compose(ScalarEvent event, Optional<ScalarToken> token) throws YamlException {
    org.yaml.snakeyaml.error.Mark start =
        token.map(ScalarToken::getStartMark).orElse(event.getEndMark());
    Mark mark = source.mark(start);
    Optional<String> tag = Tags.explicit(event.getTag());
    Tags.refuseUnlessScalar(tag, mark, knownTags);
    Written written =
        new Written(
            mark,
            source.index(event.getEndMark()),
            tag,
            Optional.ofNullable(event.getAnchor()),
            Optional.empty());
    String resolved = tag.orElseGet(() -> implicitTag(event));
    return scalar(written, event.getValue(), resolved, style(event));
  }

  /** The value of a document without any node. */
  YamlScalar nothing(Event end) {
    Mark mark = source.mark(end.getStartMark());
    Written written =
        new Written(mark, mark.index(), Optional.empty(), Optional.empty(), Optional.empty());
    return new YamlScalar(written, "", ScalarKind.NULL, ScalarStyle.PLAIN, null);
  }

  private static String implicitTag(ScalarEvent event) {
    return event.getImplicit().canOmitTagInPlainScalar()
        ? PyYamlResolver.tagOf(event.getValue())
        : PyYamlTags.STRING;
  }

  private static YamlScalar scalar(Written written, String text, String tag, ScalarStyle style)
      throws YamlException {
    if (tag.equals(PyYamlTags.MERGE) || tag.equals(PyYamlTags.VALUE)) {
      Indicators.refuseQuoted(written.mark(), style);
      return new YamlScalar(written, text, ScalarKind.STRING, style, text);
    }
    @Nullable Object value;
    try {
      value = ScalarValues.of(tag, text);
    } catch (IllegalArgumentException e) {
      throw new YamlException(
          written.mark(),
          "PyYAML cannot load this value: " + e.getMessage(),
          "Correct the value, or put it in quotes if it is meant as text.");
    }
    return new YamlScalar(written, text, ScalarValues.kindOf(tag), style, value);
  }

  private static ScalarStyle style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> ScalarStyle.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> ScalarStyle.DOUBLE_QUOTED;
      case LITERAL -> ScalarStyle.LITERAL;
      case FOLDED -> ScalarStyle.FOLDED;
      default -> ScalarStyle.PLAIN;
    };
  }
}
