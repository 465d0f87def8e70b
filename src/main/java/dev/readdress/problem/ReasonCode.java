package dev.readdress.problem;

/**
 * A family of reason codes. Each room that judges has one enum that implements this, with a
 * sentence of javadoc for every code, so that the codes of a room stand in one place.
 */
public interface ReasonCode {
  String name();

  /** The code as users and programs see it: the constant's name in kebab-case. */
  default String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
