package dev.readdress.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileHostKeyCertificateProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.TcpForwardingFilter;

/**
 * A real SSH server on a loopback port: it runs commands with a real shell, opens connections, and
 * can be told to misbehave. Nobody may log in until a key or a password is accepted.
 */
public final class EmbeddedSshServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Set<PublicKey> acceptedKeys = ConcurrentHashMap.newKeySet();
  private final Map<String, String> acceptedPasswords = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> forwards = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<KeyPair> hostKeys = new ArrayList<>();
  private List<String> loginShell = List.of("/bin/sh", "-c");
  private Function<String, Command> commandsAs = this::shell;
  private volatile boolean forwarding = true;
  private volatile Runnable onCommand = () -> {};
  private volatile Consumer<String> onPassword = password -> {};

  public EmbeddedSshServer() {
    hostKeys.add(TestKeys.ed25519());
    server.setHost("127.0.0.1");
    server.setPort(0);
    // Larger than what a socket's buffers hold, so that a client can be made to block in them.
    CoreModuleProperties.WINDOW_SIZE.set(server, 64L * 1024 * 1024);
    server.setKeyPairProvider(KeyPairProvider.wrap(() -> hostKeys.iterator()));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            acceptedKeys.stream().anyMatch(accepted -> KeyUtils.compareKeys(accepted, key)));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          onPassword.accept(password);
          return password.equals(acceptedPasswords.get(user));
        });
    server.setKeyboardInteractiveAuthenticator(new DefaultKeyboardInteractiveAuthenticator());
    server.setCommandFactory(
        (channel, command) -> {
          commands.add(command);
          onCommand.run();
          return commandsAs.apply(command);
        });
    server.setForwardingFilter(forwardingFilter());
    server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE, PromptForward.factory()));
  }

  private ForwardingFilter forwardingFilter() {
    return ForwardingFilter.asForwardingFilter(
        null,
        null,
        new TcpForwardingFilter() {
          @Override
          public boolean canListen(SshdSocketAddress address, Session session) {
            return false;
          }

          @Override
          public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
            forwards.add(address.getHostName() + ":" + address.getPort());
            return forwarding;
          }
        });
  }

  public EmbeddedSshServer accept(KeyPair keys) {
    acceptedKeys.add(keys.getPublic());
    return this;
  }

  public EmbeddedSshServer accept(String user, String password) {
    acceptedPasswords.put(user, password);
    return this;
  }

  /** Which ways to log in are offered, as a comma-separated list. */
  public EmbeddedSshServer authMethods(String methods) {
    CoreModuleProperties.AUTH_METHODS.set(server, methods);
    return this;
  }

  public EmbeddedSshServer maxAuthTries(int tries) {
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, tries);
    return this;
  }

  public EmbeddedSshServer hostKeys(KeyPair... keys) {
    hostKeys.clear();
    hostKeys.addAll(Arrays.asList(keys));
    return this;
  }

  public EmbeddedSshServer forbidForwarding() {
    forwarding = false;
    return this;
  }

  /** The shell that gets each command as its last argument. */
  public EmbeddedSshServer loginShell(String... words) {
    loginShell = List.of(words);
    return this;
  }

  /** A variable that commands see. */
  public EmbeddedSshServer environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Answers commands in another way than with a shell. */
  public EmbeddedSshServer commandsAs(Function<String, Command> factory) {
    commandsAs = factory;
    return this;
  }

  /** What happens when a command is about to start. */
  public EmbeddedSshServer onCommand(Runnable action) {
    onCommand = action;
    return this;
  }

  /** Is told every password that a client sends. */
  public EmbeddedSshServer onPassword(Consumer<String> listener) {
    onPassword = listener;
    return this;
  }

  /** A certificate that is offered beside the host keys, as ssh-keygen wrote it. */
  public EmbeddedSshServer hostCertificate(Path file) {
    server.setHostKeyCertificateProvider(new FileHostKeyCertificateProvider(file));
    return this;
  }

  private Command shell(String command) {
    List<String> words = new ArrayList<>(loginShell);
    words.add(command);
    return new ProcessCommand(words, environment);
  }

  public EmbeddedSshServer start() {
    try {
      server.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** The line that known_hosts needs. */
  public String knownHostsLine() {
    return "[127.0.0.1]:" + port() + " " + TestKeys.line(hostKeys.get(0).getPublic()) + "\n";
  }

  /** The first host key. */
  public PublicKey hostKey() {
    return hostKeys.get(0).getPublic();
  }

  /** Writes a known_hosts file that knows this server. */
  public void writeKnownHosts(Path file) throws IOException {
    java.nio.file.Files.createDirectories(file.toAbsolutePath().getParent());
    java.nio.file.Files.writeString(
        file,
        knownHostsLine(),
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  /** Every command that was run, in order. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** Every {@code host:port} that was to be opened, in order. */
  public List<String> forwards() {
    return List.copyOf(forwards);
  }

  /** How many clients are connected. */
  public int sessions() {
    return server.getActiveSessions().size();
  }

  /** Cuts every connection without a word. */
  public void cutConnections() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
