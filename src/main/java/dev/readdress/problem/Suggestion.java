package dev.readdress.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who mistyped a name probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known name that is nearest to a wrong one, or empty when none is near: at most one edit in
   * three characters (insert, delete, replace, swap neighbours; case does not count). Of equally
   * near ones the first.
   */
  public static Optional<String> of(String wrong, Collection<String> known) {
    String typed = wrong.toLowerCase(Locale.ROOT);
    int most = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - typed.length()) <= most)
        .filter(name -> distance(typed, name.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(name -> distance(typed, name.toLowerCase(Locale.ROOT))));
  }

  /** A sentence with the suggestion and a blank after it, or nothing. */
  public static String sentence(String wrong, Collection<String> known) {
    return of(wrong, known).map(name -> "Did you mean '" + name + "'? ").orElse("");
  }

  /** The optimal string alignment distance. */
  private static int distance(String left, String right) {
    int[] twoBack = new int[right.length() + 1];
    int[] back = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      back[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], back[j]) + 1, back[j - 1] + change);
        if (i > 1 && j > 1 && isSwap(left, right, i, j)) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      twoBack = back;
      back = row;
    }
    return back[right.length()];
  }

  private static boolean isSwap(String left, String right, int i, int j) {
    return left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
