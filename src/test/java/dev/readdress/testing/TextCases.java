package dev.readdress.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Tables of cases in a readable form: {@code === NAME}, remarks with {@code #}, {@code --- input},
 * the text, {@code --- expected}, the text.
 */
public final class TextCases {
  private TextCases() {}

  /**
   * The cases of a resource as (name, input, expected); every line of both texts ends with a new
   * line.
   */
  public static Stream<Arguments> of(String resource) {
    List<Arguments> cases = new ArrayList<>();
    String all = "\n" + read(resource);
    List<String> blocks = Arrays.asList(all.split("\n=== ", -1));
    for (String block : blocks.subList(1, blocks.size())) {
      String name = block.substring(0, block.indexOf('\n'));
      String body = block.endsWith("\n") ? block : block + "\n";
      int input = body.indexOf("\n--- input\n");
      int expected = body.indexOf("\n--- expected\n", input);
      cases.add(
          Arguments.of(
              name,
              body.substring(input + "\n--- input\n".length(), expected + 1),
              body.substring(expected + "\n--- expected\n".length())));
    }
    return cases.stream();
  }

  /** A resource as text. */
  public static String read(String resource) {
    try (InputStream stream = TextCases.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
