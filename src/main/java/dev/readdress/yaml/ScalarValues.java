package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a scalar by its tag, as PyYAML 6.0's SafeConstructor makes it ({@code
 * constructor.py}). Texts on which Python raises an error are refused here too.
 */
final class ScalarValues {
  private static final Map<String, Boolean> BOOLEANS =
      Map.of("yes", true, "no", false, "true", true, "false", false, "on", true, "off", false);
  private static final Set<String> INFINITIES = Set.of(".inf", "inf", "infinity");
  private static final Set<String> NOT_NUMBERS = Set.of(".nan", "nan");
  private static final Pattern FLOAT =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[-+]?[0-9]+)?");
  private static final Pattern BASE64_NOISE = Pattern.compile("[^A-Za-z0-9+/=]");

  /** Python 3.11 and later refuse to convert longer decimal numbers. */
  private static final int MOST_DIGITS = 4_300;

  private ScalarValues() {}

  /**
   * The value.
   *
   * @throws IllegalArgumentException if Python would raise an error; the message is in plain words
   */
  static @Nullable Object of(String tag, String text) {
    return switch (tag) {
      case PyYamlTags.NULL -> null;
      case PyYamlTags.BOOLEAN -> bool(text);
      case PyYamlTags.INTEGER -> integer(text.replace("_", ""));
      case PyYamlTags.FLOAT -> decimal(text.replace("_", "").toLowerCase(Locale.ROOT));
      case PyYamlTags.TIMESTAMP -> Timestamps.parse(text);
      case PyYamlTags.BINARY -> binary(text);
      default -> text;
    };
  }

  static ScalarKind kindOf(String tag) {
    return switch (tag) {
      case PyYamlTags.STRING -> ScalarKind.STRING;
      case PyYamlTags.NULL -> ScalarKind.NULL;
      case PyYamlTags.BOOLEAN -> ScalarKind.BOOLEAN;
      case PyYamlTags.INTEGER -> ScalarKind.INTEGER;
      case PyYamlTags.FLOAT -> ScalarKind.FLOAT;
      case PyYamlTags.TIMESTAMP -> ScalarKind.TIMESTAMP;
      case PyYamlTags.BINARY -> ScalarKind.BINARY;
      default -> ScalarKind.TAGGED;
    };
  }

  private static Boolean bool(String text) {
    Boolean value = BOOLEANS.get(text.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new IllegalArgumentException("this is no boolean");
    }
    return value;
  }

  private static Object integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigInteger value = magnitude(digits);
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
  }

  private static BigInteger magnitude(String digits) {
    if (digits.startsWith("0b")) {
      return unsigned(digits.substring(2), 2);
    }
    if (digits.startsWith("0x")) {
      return unsigned(digits.substring(2), 16);
    }
    if (digits.startsWith("0") && digits.length() > 1) {
      return unsigned(digits, 8);
    }
    BigInteger value = BigInteger.ZERO;
    for (String part : digits.split(":", -1)) {
      value = value.multiply(BigInteger.valueOf(60)).add(unsigned(part, 10));
    }
    return value;
  }

  private static BigInteger unsigned(String digits, int radix) {
    boolean wrong = digits.chars().anyMatch(c -> c > 'z' || Character.digit(c, radix) < 0);
    if (digits.isEmpty() || wrong || (radix == 10 && digits.length() > MOST_DIGITS)) {
      throw new IllegalArgumentException("Python cannot read this as an integer");
    }
    return new BigInteger(digits, radix);
  }

  private static Double decimal(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    double value;
    if (INFINITIES.contains(digits)) {
      value = Double.POSITIVE_INFINITY;
    } else if (NOT_NUMBERS.contains(digits)) {
      value = Double.NaN;
    } else {
      value = 0;
      for (String part : digits.split(":", -1)) {
        if (!FLOAT.matcher(part).matches()) {
          throw new IllegalArgumentException("Python cannot read this as a float");
        }
        value = value * 60 + Double.parseDouble(part);
      }
    }
    return negative ? -value : value;
  }

  private static Bytes binary(String text) {
    String digits = BASE64_NOISE.matcher(text).replaceAll("");
    if (!text.chars().allMatch(c -> c < 0x80) || digits.length() % 4 != 0) {
      throw new IllegalArgumentException("this is not base64");
    }
    return Bytes.of(Base64.getDecoder().decode(digits));
  }
}
