package dev.readdress.playbook;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** {@code tags}: a list, or one text with commas. */
final class Tags {
  private Tags() {}

  static Set<String> of(Fields fields) {
    Set<String> tags = new LinkedHashSet<>();
    fields.texts("tags").stream().flatMap(Tags::split).forEach(tags::add);
    return tags;
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(tag -> !tag.isEmpty());
  }
}
