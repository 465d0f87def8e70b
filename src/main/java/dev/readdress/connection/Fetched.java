package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program on a node got with {@code GET} (the function {@code fetch} of the scripts).
 *
 * @param body the body
 * @param status the HTTP status as text, {@code -} when the program does not tell
 * @param program the program that asked; {@code none} when the node has none
 * @param exitStatus the program's exit status
 */
public record Fetched(Bytes body, String status, String program, int exitStatus) {
  /** The most of a body that is taken, in bytes. */
  public static final int MOST = 1 << 20;

  private static final Pattern TRAILER =
      Pattern.compile("\\n(\\d{3}|-)\\n(curl|wget|python3|none) (\\d{1,3})$");

  private static final int LONGEST_TRAILER = 32;

  /** Reads a section's body; empty when it was over the bound or cut off. */
  public static Optional<Fetched> parse(Bytes section) {
    Bytes end = section.slice(Math.max(0, section.length() - LONGEST_TRAILER), section.length());
    Matcher trailer = TRAILER.matcher(new String(end.toArray(), StandardCharsets.ISO_8859_1));
    if (!trailer.find()) {
      return Optional.empty();
    }
    Bytes body = section.slice(0, section.length() - end.length() + trailer.start());
    return Optional.of(
        new Fetched(body, trailer.group(1), trailer.group(2), Integer.parseInt(trailer.group(3))));
  }

  /** Why nothing answered; empty when something did, with whatever HTTP status. */
  public Optional<String> failure() {
    if (program.equals("none")) {
      return Optional.of("the node has neither curl nor wget nor python3 to ask with");
    }
    return exitStatus == 0
        ? Optional.empty()
        : Optional.of(program + " ended with status " + exitStatus + meaning());
  }

  /** What concerns TLS, in words; curl(1), EXIT CODES, and Python here means the same by them. */
  private String meaning() {
    return switch (exitStatus) {
      case 35 -> ": the TLS handshake failed";
      case 58 -> ": the client certificate or its key cannot be used";
      case 60 -> ": the server's certificate is not of an authority that is trusted";
      case 77 -> ": the file of trusted authorities cannot be used";
      default -> "";
    };
  }
}
