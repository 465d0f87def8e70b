package dev.readdress.diagnose;

/**
 * Something worth knowing that is neither a verdict nor a change.
 *
 * @param level how much it matters
 * @param code in kebab-case
 * @param about the member, host or file
 * @param text what
 * @param fix what to do about it
 */
public record Finding(Level level, String code, String about, String text, String fix) {
  /** How much a finding matters. */
  public enum Level {
    ERROR,
    WARNING,
    NOTE
  }
}
