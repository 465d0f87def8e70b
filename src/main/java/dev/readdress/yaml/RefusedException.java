package dev.readdress.yaml;

/** Ends the making of a splice; never leaves this room. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SpliceRefused refusal;

  RefusedException(SpliceReason code, String text) {
    super(text);
    this.refusal = new SpliceRefused(code, text);
  }

  SpliceRefused refusal() {
    return refusal;
  }
}
