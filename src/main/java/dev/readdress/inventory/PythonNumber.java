package dev.readdress.inventory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's number literals without a sign, complex ones left out (Python Language Reference,
 * sections 2.4.5 and 2.4.6).
 *
 * @param value a {@link Value.Whole} or {@link Value.Fraction}
 * @param end the index after the literal
 */
record PythonNumber(Value value, int end) {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final String EXPONENT = "[eE][+-]?" + DIGITS;
  private static final Pattern FRACTION =
      Pattern.compile(
          "(?:(?:" + DIGITS + "\\.(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:" + EXPONENT + ")?|"
              + DIGITS + EXPONENT + ")");
  private static final Pattern WHOLE =
      Pattern.compile(
          "0[xX](?<hex>(?:_?[0-9a-fA-F])+)|0[oO](?<octal>(?:_?[0-7])+)|0[bB](?<binary>(?:_?[01])+)"
              + "|(?<decimal>[1-9](?:_?[0-9])*|0(?:_?0)*)");
  // Python refuses longer ones to keep the conversion from taking quadratic time.
  private static final int MOST_DIGITS = 4300;

  /** The number that starts at an index, or empty when none does. */
  static Optional<PythonNumber> at(String text, int index, String where) {
    Matcher fraction = FRACTION.matcher(text).region(index, text.length());
    if (fraction.lookingAt()) {
      double value = Double.parseDouble(fraction.group().replace("_", ""));
      return ending(text, new PythonNumber(new Value.Fraction(value, where), fraction.end()));
    }
    Matcher whole = WHOLE.matcher(text).region(index, text.length());
    if (whole.lookingAt() && whole.end() - index <= MOST_DIGITS) {
      Value value = new Value.Whole(magnitude(whole), where);
      return ending(text, new PythonNumber(value, whole.end()));
    }
    return Optional.empty();
  }

  private static BigInteger magnitude(Matcher whole) {
    if (whole.group("hex") != null) {
      return new BigInteger(whole.group("hex").replace("_", ""), 16);
    }
    if (whole.group("octal") != null) {
      return new BigInteger(whole.group("octal").replace("_", ""), 8);
    }
    if (whole.group("binary") != null) {
      return new BigInteger(whole.group("binary").replace("_", ""), 2);
    }
    return new BigInteger(whole.group("decimal").replace("_", ""));
  }

  /** A number that runs into a letter or digit (1_, 09, 2j) is not one. */
  private static Optional<PythonNumber> ending(String text, PythonNumber number) {
    boolean runsOn =
        number.end < text.length()
            && (Character.isLetterOrDigit(text.charAt(number.end))
                || text.charAt(number.end) == '_');
    return runsOn ? Optional.empty() : Optional.of(number);
  }
}
