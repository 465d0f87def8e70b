package dev.readdress.problem;

import java.util.regex.Pattern;

/** Names whose values are secret, in inventories and configurations alike. */
public final class SecretNames {
  private static final Pattern NAMES =
      Pattern.compile(
          "pass(?:wd|word|phrase)?(?:$|_)|password|secret|token|credential|api_?key|private_key(?!_file)",
          Pattern.CASE_INSENSITIVE);

  private SecretNames() {}

  /** True where a name says that its value is secret. */
  public static boolean isSecret(String name) {
    return NAMES.matcher(name).find();
  }
}
