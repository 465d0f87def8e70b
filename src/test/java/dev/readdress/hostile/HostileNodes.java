package dev.readdress.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.readdress.ssh.EmbeddedSshServer;
import dev.readdress.ssh.RawServer;
import dev.readdress.ssh.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** All hostile nodes and a sound one, and the inventory and known_hosts that name them. */
final class HostileNodes implements AutoCloseable {
  static final String SOUND = "sound";

  private final KeyPair keys = TestKeys.ed25519();
  private final Map<String, HostileNode> nodes = new HashMap<>();
  private final Map<String, HostileFrame> frames = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final List<EmbeddedSshServer> servers = new ArrayList<>();
  private final List<RawServer> listeners = new ArrayList<>();
  private final StringBuilder knownHosts = new StringBuilder();

  HostileNodes(List<HostileNode> table) throws IOException {
    List<HostileNode> all = new ArrayList<>(table);
    all.add(new HostileNode(SOUND, "begin; frame; end 0", "ok", ""));
    for (HostileNode node : all) {
      nodes.put(node.name(), node);
      frames.put(node.name(), HostileFrame.of(100 + frames.size()));
    }
    EmbeddedSshServer server = serve(keys);
    EmbeddedSshServer closed = serve(TestKeys.ed25519());
    EmbeddedSshServer other = serve(keys);
    knownHosts.append(server.knownHostsLine()).append(closed.knownHostsLine());
    knownHosts.append(
        server.knownHostsLine().replace(":" + server.port() + " ", ":" + other.port() + " "));
    for (HostileNode node : all) {
      ports.put(node.name(), port(node, server, closed, other));
    }
  }

  private EmbeddedSshServer serve(KeyPair accepted) {
    EmbeddedSshServer server =
        new EmbeddedSshServer()
            .accept(accepted)
            .forbidForwarding()
            .commandsAs(command -> new HostileCommand(command, nodes, frames))
            .start();
    servers.add(server);
    return server;
  }

  private int port(
      HostileNode node, EmbeddedSshServer server, EmbeddedSshServer closed, EmbeddedSshServer other)
      throws IOException {
    if (node.does().equals("no login")) {
      return closed.port();
    }
    if (node.does().equals("changed key")) {
      return other.port();
    }
    if (!node.isBeforeTheLogin()) {
      return server.port();
    }
    RawServer raw =
        node.does().startsWith("cut after ")
            ? new RawServer(
                socket -> pass(socket, server.port(), Integer.parseInt(node.does().substring(10))))
            : new RawServer(socket -> talk(socket, node));
    listeners.add(raw);
    knownHosts.append(
        server.knownHostsLine().replace(":" + server.port() + " ", ":" + raw.port() + " "));
    return raw.port();
  }

  private static void talk(Socket socket, HostileNode node)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    for (String step : node.does().substring("listen: ".length()).split("; ", -1)) {
      byte[] text = HostileNode.bytes(step.substring(step.indexOf(' ') + 1));
      switch (step.split(" ", 2)[0]) {
        case "silence" -> TimeUnit.MINUTES.sleep(10);
        case "send" -> out.write(text);
        case "drip" -> drip(out, text);
        case "endless" -> {
          while (true) {
            out.write(text);
            out.write('\n');
            TimeUnit.MILLISECONDS.sleep(2);
          }
        }
        case "garbage" -> {
          byte[] bytes = new byte[1 << 16];
          new Random(1).nextBytes(bytes);
          out.write(bytes);
        }
        default -> socket.close();
      }
    }
  }

  private static void drip(OutputStream out, byte[] text) throws IOException, InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      out.write(i < text.length ? text[i] : 'x');
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** A way to the server that breaks after so many bytes of it. */
  private static void pass(Socket client, int port, int most) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread upload =
          new Thread(
              () -> {
                try {
                  client.getInputStream().transferTo(server.getOutputStream());
                } catch (IOException e) {
                  // Broken, as it should be.
                }
              },
              "hostile-upload");
      upload.setDaemon(true);
      upload.start();
      InputStream in = server.getInputStream();
      int left = most;
      byte[] buffer = new byte[4096];
      while (left > 0) {
        int count = in.read(buffer, 0, Math.min(left, buffer.length));
        if (count < 0) {
          return;
        }
        client.getOutputStream().write(buffer, 0, count);
        left -= count;
      }
    }
  }

  /** Writes the home of somebody who works with some of these nodes; returns the inventory. */
  Path writeHome(Path home, List<String> names) throws IOException {
    Path key = TestKeys.write(home.resolve("key"), keys);
    Path known = Files.writeString(home.resolve("known_hosts"), knownHosts, ISO_8859_1);
    StringBuilder hosts = new StringBuilder();
    for (String name : names) {
      hosts.append(
          "    %s: {ansible_port: %d, ansible_user: %1$s}\n".formatted(name, ports.get(name)));
    }
    return Files.writeString(
        home.resolve("hosts-" + names.size() + ".yml"),
        """
        all:
          vars:
            ansible_host: 127.0.0.1
            ansible_private_key_file: %s
            ansible_ssh_common_args: -o UserKnownHostsFile=%s
          hosts:
        """
                .formatted(key, known)
            + hosts);
  }

  @Override
  public void close() throws IOException {
    servers.forEach(EmbeddedSshServer::close);
    for (RawServer listener : listeners) {
      listener.close();
    }
  }
}
