package dev.readdress.yaml;

import dev.readdress.problem.Printable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explicit tags: which of them can be read, and on what. */
final class Tags {
  private static final int MOST_SHOWN = 80;

  private Tags() {}

  /** The tag, unless it is missing or the non-specific {@code !}, which leaves all to the text. */
  static Optional<String> explicit(@Nullable String tag) {
    return Optional.ofNullable(tag).filter(present -> !present.equals("!"));
  }

  static void refuseUnlessScalar(Optional<String> tag, Mark mark, Set<String> known)
      throws YamlException {
    refuse(tag.filter(t -> !PyYamlTags.isForScalar(t) && !known.contains(t)), mark);
  }

  static void refuseUnlessMapping(Optional<String> tag, Mark mark, Set<String> known)
      throws YamlException {
    refuse(tag.filter(t -> !PyYamlTags.isForMapping(t) && !known.contains(t)), mark);
  }

  static void refuseUnlessSequence(Optional<String> tag, Mark mark, Set<String> known)
      throws YamlException {
    refuse(tag.filter(t -> !PyYamlTags.isForSequence(t) && !known.contains(t)), mark);
  }

  private static void refuse(Optional<String> tag, Mark mark) throws YamlException {
    if (tag.isPresent()) {
      String shown = Printable.line(tag.get(), MOST_SHOWN);
      throw new YamlException(
          mark,
          "the tag " + shown + " cannot be read here",
          PyYamlTags.isKnown(tag.get())
              ? "The tag does not go with this value: remove it."
              : "Remove the tag: the programs that read this file do not know it.");
    }
  }
}
