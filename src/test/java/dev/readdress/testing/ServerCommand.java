package dev.readdress.testing;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.command.Command;

/** A command of the embedded SSH server, with the streams that the server gives it. */
public abstract class ServerCommand implements Command {
  protected InputStream input = InputStream.nullInputStream();
  protected OutputStream output = OutputStream.nullOutputStream();
  protected OutputStream errors = OutputStream.nullOutputStream();
  protected ExitCallback exit = (status, message, close) -> {};

  @Override
  public final void setInputStream(InputStream in) {
    input = in;
  }

  @Override
  public final void setOutputStream(OutputStream out) {
    output = out;
  }

  @Override
  public final void setErrorStream(OutputStream err) {
    errors = err;
  }

  @Override
  public final void setExitCallback(ExitCallback callback) {
    exit = callback;
  }
}
