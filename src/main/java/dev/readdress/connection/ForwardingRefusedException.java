package dev.readdress.connection;

import java.io.IOException;

/** The node's SSH server forbids connections from it; ask with a program on the node instead. */
public final class ForwardingRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public ForwardingRefusedException(String message) {
    super(message);
  }
}
