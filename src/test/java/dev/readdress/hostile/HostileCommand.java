package dev.readdress.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.readdress.testing.ServerCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;

/** What a hostile node does when a script is to be run: the steps of the user that logged in. */
final class HostileCommand extends ServerCommand {
  private static final Pattern READY = Pattern.compile("echo (Q[0-9a-f]+)\"\"([0-9a-f]+);");
  private static final Pattern NONCE = Pattern.compile("(?m)^nonce='([0-9a-f]+)'$");
  private static final long SEED = 20_261_123L;

  private final String commandLine;
  private final Map<String, HostileNode> nodes;
  private final Map<String, HostileFrame> frames;

  HostileCommand(
      String commandLine, Map<String, HostileNode> nodes, Map<String, HostileFrame> frames) {
    this.commandLine = commandLine;
    this.nodes = nodes;
    this.frames = frames;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    String user = channel.getSession().getUsername();
    HostileNode node = requireNonNull(nodes.get(user), user);
    if (node.does().equals("refuse")) {
      throw new IOException("refused");
    }
    Thread thread = new Thread(() -> perform(channel, node), "hostile-" + node);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void destroy(ChannelSession channel) {
    // The streams fail, and the thread ends with them.
  }

  private void perform(ChannelSession channel, HostileNode node) {
    try {
      String number = number();
      String end = number + "3";
      List<String> steps =
          node.isBeforeTheLogin() ? List.of("begin", "frame", "end 0") : node.steps();
      for (String step : steps) {
        String rest = step.substring(Math.min(step.length(), step.indexOf(' ') + 1));
        switch (step.split(" ", 2)[0]) {
          case "begin" -> both(number + "1\n");
          case "end" -> both(end + " " + new String(HostileNode.bytes(rest), ISO_8859_1) + "\n");
          case "out" -> send(output, HostileNode.bytes(rest));
          case "err" -> send(errors, HostileNode.bytes(rest));
          case "endless" -> endless(output, HostileNode.bytes(rest));
          case "errendless" -> endless(errors, HostileNode.bytes(rest));
          case "garbage" -> garbage();
          case "silence" -> TimeUnit.MINUTES.sleep(10);
          case "hang" -> channel.getSession().close(true);
          case "exit" -> exit.onExit(Integer.parseInt(rest));
          case "frame" -> frame(node, rest, script(number + "2"));
          case "half" -> send(output, frame(node).half(nonce(script(number + "2"))));
          case "nested" -> send(output, frame(node).nested(nonce(script(number + "2"))));
          case "other" -> send(output, frame(node).whole("f".repeat(32)));
          default -> throw new IllegalArgumentException(node + ": " + step);
        }
      }
      if (!node.does().contains("exit")) {
        exit.onExit(0);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone.
    }
  }

  /** A changed answer to the probe; to every further request an answer without anything in it. */
  private void frame(HostileNode node, String change, String script) throws IOException {
    String nonce = nonce(script);
    if (!script.contains("\nnode </dev/null")) {
      send(output, "\n@" + nonce + " done\n");
      return;
    }
    HostileFrame frame = frame(node);
    if (change.isEmpty() || change.equals("frame")) {
      send(output, frame.whole(nonce));
      return;
    }
    String[] words = change.split(" ", 2);
    Payload payload = Payload.valueOf(words[1].toUpperCase(Locale.ROOT));
    String content = words[0].equals("rest") ? payload.answer() : payload.content();
    send(output, frame.with(words[0], content, nonce));
  }

  private HostileFrame frame(HostileNode node) {
    return requireNonNull(frames.get(node.name()), node.name());
  }

  private static String nonce(String script) {
    Matcher nonce = NONCE.matcher(script);
    return nonce.find() ? nonce.group(1) : "";
  }

  /** The number of the marks, which come with the first line of the input. */
  private String number() throws IOException {
    Matcher ready = READY.matcher(commandLine);
    if (!ready.find()) {
      throw new IllegalStateException("no word in " + commandLine);
    }
    StringBuilder line = new StringBuilder();
    for (int each = input.read(); each >= 0 && each != '\n'; each = input.read()) {
      line.append((char) each);
    }
    return line.substring(ready.group(1).length() + ready.group(2).length());
  }

  private String read = "";

  private String script(String end) throws IOException {
    StringBuilder script = new StringBuilder(read);
    byte[] buffer = new byte[8192];
    while (script.indexOf("\n#" + end) < 0) {
      int count = input.read(buffer);
      if (count < 0) {
        break;
      }
      script.append(new String(buffer, 0, count, ISO_8859_1));
    }
    read = script.toString();
    return read;
  }

  private void garbage() throws IOException {
    Random random = new Random(SEED);
    byte[] bytes = new byte[1 << 20];
    random.nextBytes(bytes);
    send(output, bytes);
  }

  private static void endless(OutputStream stream, byte[] unit)
      throws IOException, InterruptedException {
    byte[] bytes = new byte[unit.length * (32_768 / unit.length)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = unit[i % unit.length];
    }
    while (true) {
      send(stream, bytes);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private void both(String line) throws IOException {
    send(output, line);
    send(errors, line);
  }

  private static void send(OutputStream stream, String text) throws IOException {
    send(stream, text.getBytes(ISO_8859_1));
  }

  private static void send(OutputStream stream, byte[] bytes) throws IOException {
    stream.write(bytes);
    stream.flush();
  }
}
