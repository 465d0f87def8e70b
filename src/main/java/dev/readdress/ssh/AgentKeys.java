package dev.readdress.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.USocketFactory;
import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that ssh-agent holds, for one login. Closing it ends whatever waits for the agent, which
 * may itself be waiting for a person.
 */
final class AgentKeys implements USocketFactory, Closeable {
  private final @Nullable Path socket;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Null when there is no agent. */
  AgentKeys(@Nullable Path socket) {
    this.socket = socket;
  }

  /** The agent's keys, in its order; none when it does not answer. */
  List<Identity> list() {
    if (socket == null) {
      return List.of();
    }
    return List.copyOf(
        new AgentIdentityRepository(new SSHAgentConnector(this, socket)).getIdentities());
  }

  @Override
  public SocketChannel connect(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
    open.add(channel);
    if (closed) {
      channel.close();
    }
    return channel;
  }

  @Override
  public ServerSocketChannel bind(Path path) throws IOException {
    throw new IOException("the agent is only asked");
  }

  @Override
  public void close() throws IOException {
    closed = true;
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
