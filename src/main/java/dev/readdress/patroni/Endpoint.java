package dev.readdress.patroni;

import java.util.Locale;

/** The two things that a member advertises an address for. */
public enum Endpoint {
  RESTAPI(8008, "PATRONI_RESTAPI_CONNECT_ADDRESS", "PATRONI_RESTAPI_LISTEN"),
  POSTGRESQL(5432, "PATRONI_POSTGRESQL_CONNECT_ADDRESS", "PATRONI_POSTGRESQL_LISTEN");

  private final int defaultPort;
  private final String connectAddressVariable;
  private final String listenVariable;

  Endpoint(int defaultPort, String connectAddressVariable, String listenVariable) {
    this.defaultPort = defaultPort;
    this.connectAddressVariable = connectAddressVariable;
    this.listenVariable = listenVariable;
  }

  /** The name of the section in Patroni's configuration, and of the endpoint in every output. */
  public String section() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The path of the setting, as {@code restapi.connect_address}. */
  public String connectAddressPath() {
    return section() + ".connect_address";
  }

  /** The port that is usual where none is written. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The environment variable that overrides the file's connect_address (docs/ENVIRONMENT.rst). */
  public String connectAddressVariable() {
    return connectAddressVariable;
  }

  /** The environment variable that overrides the file's listen. */
  public String listenVariable() {
    return listenVariable;
  }
}
