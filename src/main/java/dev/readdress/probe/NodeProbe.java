package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Observes a node:
 *
 * <ol>
 *   <li>one script, one round trip, which brings everything that can be known beforehand;
 *   <li>where the files it brought name others (includes), one second request for exactly those;
 *       what is still missing then stays so.
 * </ol>
 *
 * Nothing on the node is changed.
 */
public final class NodeProbe {
  private final Supplier<String> nonces;

  public NodeProbe() {
    this(NodeProbe::randomNonce);
  }

  NodeProbe(Supplier<String> nonces) {
    this.nonces = nonces;
  }

  private static String randomNonce() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Looks at a node.
   *
   * @param host the inventory's name of the node
   * @throws UnreachableException when the way there broke; everything else that is wrong with a
   *     node is in the observation
   */
  public NodeObservation probe(String host, Connection connection, Deadline deadline)
      throws UnreachableException {
    String nonce = nonces.get();
    Frame frame = frame(connection.run(ProbeScript.node(nonce), deadline), nonce);
    List<NamedFile> named = AddressFiles.named(frame);
    if (!named.isEmpty()) {
      String second = nonces.get();
      frame = frame.with(frame(connection.run(ProbeScript.files(second, named), deadline), second));
    }
    return NodeReading.read(host, frame);
  }

  private static Frame frame(ScriptResult result, String nonce) {
    Bytes output = result.output();
    return Frame.parse(output, nonce);
  }
}
