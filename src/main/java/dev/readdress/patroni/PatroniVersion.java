package dev.readdress.patroni;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Patroni. What follows the third number ({@code rc1}, {@code .dev0}) is dropped: a
 * candidate of a release behaves as the release does.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third, 0 where none is written
 */
public record PatroniVersion(int major, int minor, int patch)
    implements Comparable<PatroniVersion> {
  /** The newest whose rules are known, for a Patroni whose version could not be read. */
  public static final PatroniVersion NEWEST = new PatroniVersion(4, 1, 0);

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\D.*)?");

  private static final Comparator<PatroniVersion> ORDER =
      Comparator.comparingInt(PatroniVersion::major)
          .thenComparingInt(PatroniVersion::minor)
          .thenComparingInt(PatroniVersion::patch);

  /**
   * Reads {@code 3.0.2}, as {@code patroni.version} of a REST answer has it; empty if it is not.
   */
  public static Optional<PatroniVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String patch = matcher.group(3);
    return Optional.of(
        new PatroniVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)));
  }

  /** True for this version and every later one: {@code isAtLeast(3, 1, 0)}. */
  public boolean isAtLeast(int leastMajor, int leastMinor, int leastPatch) {
    return compareTo(new PatroniVersion(leastMajor, leastMinor, leastPatch)) >= 0;
  }

  @Override
  public int compareTo(PatroniVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
