package dev.readdress.patroni;

/**
 * A value of Patroni's configuration and where it comes from.
 *
 * @param value the value as text
 * @param origin the file or the environment variable
 */
public record Setting(String value, Origin origin) {
  /** Where a value comes from. */
  public sealed interface Origin {
    /** The place as people write it: {@code file:line} or {@code $VARIABLE}. */
    String where();
  }

  /**
   * A configuration file.
   *
   * @param path the path as Patroni opened it
   * @param line from 1
   */
  public record FileOrigin(String path, int line) implements Origin {
    @Override
    public String where() {
      return path + ":" + line;
    }
  }

  /** A variable of the process's environment, which overrides every file. */
  public record EnvironmentOrigin(String variable) implements Origin {
    @Override
    public String where() {
      return "$" + variable;
    }
  }

  public boolean isFromEnvironment() {
    return origin instanceof EnvironmentOrigin;
  }
}
