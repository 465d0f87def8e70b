package dev.readdress.ssh;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.TcpipServerChannel;

/**
 * A connection that the server opens for a client, and that ends when the client closes its channel
 * (RFC 4254, 5.3), as it does with OpenSSH. MINA alone (2.20.0, TcpipServerChannel) first sends
 * what it has read, so it waits for ever when the channel's window is used up: a client that has
 * closed a channel makes no more room in it.
 */
final class PromptForward extends TcpipServerChannel {
  /** More than the one block that MINA reads ahead. */
  private static final long ROOM = 1024 * 1024;

  private PromptForward() {
    super(TcpForwardingFilter.Type.Direct, null);
  }

  static DirectTcpipFactory factory() {
    return new DirectTcpipFactory() {
      @Override
      public Channel createChannel(Session session) {
        return new PromptForward();
      }
    };
  }

  @Override
  public void handleClose() throws IOException {
    // What is still sent reaches nobody: the client has forgotten the channel.
    Buffer adjustment = new ByteArrayBuffer();
    adjustment.putUInt(ROOM);
    handleWindowAdjust(adjustment);
    super.handleClose();
  }
}
