package dev.readdress.network;

/** Patterns for file names as sh(1) has them: {@code *} and {@code ?}, which match no slash. */
public final class ShellPattern {
  private ShellPattern() {}

  /** True when the pattern matches the whole path; takes time in proportion to both at worst. */
  public static boolean matches(String pattern, String path) {
    int inPattern = 0;
    int inPath = 0;
    int star = -1;
    int resume = 0;
    while (inPath < path.length()) {
      char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : '\0';
      char there = path.charAt(inPath);
      if (wanted == '*') {
        star = inPattern++;
        resume = inPath;
      } else if (wanted != '\0' && (wanted == there || (wanted == '?' && there != '/'))) {
        inPattern++;
        inPath++;
      } else if (star >= 0 && path.charAt(resume) != '/') {
        inPattern = star + 1;
        inPath = ++resume;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }
}
