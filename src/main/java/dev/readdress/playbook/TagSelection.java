package dev.readdress.playbook;

import java.util.Collection;
import java.util.Set;

/**
 * {@code --tags} and {@code --skip-tags}, with Ansible's words {@code always}, {@code never},
 * {@code all}, {@code tagged}, {@code untagged}.
 *
 * @param only what is taken; empty for all
 * @param skipped what is left out
 */
public record TagSelection(Set<String> only, Set<String> skipped) {
  /** Everything, save what is tagged {@code never}. */
  public static final TagSelection ALL = new TagSelection(Set.of(), Set.of());

  public TagSelection {
    only = Set.copyOf(only);
    skipped = Set.copyOf(skipped);
  }

  /** Whether a task with these tags, those of its play among them, is done. */
  public boolean takes(Set<String> tags) {
    return isChosen(tags) && !isSkipped(tags);
  }

  private boolean isChosen(Set<String> tags) {
    boolean always = tags.contains("always");
    if (tags.contains("never")) {
      return always || shares(only, tags);
    }
    return always
        || only.isEmpty()
        || only.contains("all")
        || shares(only, tags)
        || (only.contains("tagged") && !tags.isEmpty())
        || (only.contains("untagged") && tags.isEmpty());
  }

  private boolean isSkipped(Set<String> tags) {
    return shares(skipped, tags)
        || (skipped.contains("all") && !tags.contains("always"))
        || (skipped.contains("tagged") && !tags.isEmpty())
        || (skipped.contains("untagged") && tags.isEmpty());
  }

  private static boolean shares(Set<String> some, Collection<String> others) {
    return others.stream().anyMatch(some::contains);
  }
}
