package dev.readdress.patroni;

import java.util.Optional;

/**
 * The settings of one endpoint.
 *
 * @param configured the connect_address that the files say (the last file of a directory wins)
 * @param overriding the connect_address that the environment says, which wins over the files
 * @param listen the effective listen
 * @param encrypted true when the section has a certfile, so that the scheme is https (restapi only)
 */
public record EndpointSettings(
    Optional<Setting> configured,
    Optional<Setting> overriding,
    Optional<Setting> listen,
    boolean encrypted) {
  /** Nothing is set. */
  public static final EndpointSettings NONE =
      new EndpointSettings(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** The connect_address that Patroni uses, or empty when there is none and listen is published. */
  public Optional<Setting> effective() {
    return overriding.or(() -> configured);
  }
}
