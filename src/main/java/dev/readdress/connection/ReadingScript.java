package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A script that only reads a node and whose answer is a {@link Frame}. Its functions are read to
 * their end before anything runs, so that a script that arrived half does nothing, and nothing that
 * it runs can read the script from standard input.
 */
public final class ReadingScript {
  /** What every script begins with, also those that do not only read. */
  public static final String BEGINNING =
      load(ReadingScript.class, "shell.sh") + load(ReadingScript.class, "rights.sh");

  private static final String COMMON = BEGINNING + load(ReadingScript.class, "reading.sh");

  private final String functions;
  private final int mostOutput;
  private final Supplier<String> nonces;

  private ReadingScript(String functions, int mostOutput, Supplier<String> nonces) {
    this.functions = functions;
    this.mostOutput = mostOutput;
    this.nonces = nonces;
  }

  /**
   * The functions of a resource.
   *
   * @param room a class of the room that the resource belongs to
   * @param mostOutput how many bytes of its answer are taken
   */
  public static ReadingScript of(Class<?> room, String resource, int mostOutput) {
    return new ReadingScript(load(room, resource), mostOutput, Nonce::random);
  }

  /** The same with nonces that a test knows. */
  public ReadingScript withNonces(Supplier<String> known) {
    return new ReadingScript(functions, mostOutput, known);
  }

  /**
   * Runs one of the functions.
   *
   * @param name what it is for, in error messages
   * @param call the function with its arguments, each of them quoted by {@link ShellWord}
   * @throws UnreachableException when the way to the node broke; whatever else the node sends is a
   *     frame, if an empty one
   */
  public Frame run(String name, String call, Connection connection, Deadline deadline)
      throws UnreachableException {
    String nonce = nonces.get();
    String text = "nonce=" + ShellWord.quote(nonce) + "\n" + COMMON + functions + "\n" + call;
    Script script = new Script(name, text + " </dev/null\n", mostOutput);
    Bytes output = connection.run(script, deadline).output();
    return Frame.parse(output, nonce);
  }

  /** The text of a resource, such as a script. */
  public static String load(Class<?> room, String resource) {
    try (InputStream stream = room.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
