package dev.readdress.inventory;

import java.math.BigDecimal;

/** Fractional numbers as Python writes them: {@code 1.5}, {@code 1e-07}, {@code 1e+16}. */
final class PythonFloat {
  private PythonFloat() {}

  /** The text of Python's {@code repr}, with JSON's words for what is no number. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
      return exponential(new BigDecimal(Double.toString(value)).stripTrailingZeros());
    }
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    String sign = value == 0 && 1 / value < 0 ? "-" : "";
    return sign + (plain.contains(".") ? plain : plain + ".0");
  }

  private static String exponential(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - number.scale();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
