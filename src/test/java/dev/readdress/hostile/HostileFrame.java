package dev.readdress.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real node's answer, with something else in some of its places. A hostile node knows the nonce
 * of the run: it is in the script that it gets.
 */
final class HostileFrame {
  private static final String NONCE = "0123456789abcdef";
  private static final Pattern SECTION =
      Pattern.compile(
          "\n@"
              + NONCE
              + " begin ([^\n]*)\n([^\n]*)\n@"
              + NONCE
              + " body\n(.*?)\n@"
              + NONCE
              + " end ([^\n]*)",
          Pattern.DOTALL);

  private final String sound;

  private HostileFrame(String sound) {
    this.sound = sound;
  }

  /** The answer of a node that is alone with its addresses. */
  static HostileFrame of(int number) throws IOException {
    Path recorded = Path.of("src/test/resources/probe/debian12-leader.frame");
    String text = Files.readString(recorded, ISO_8859_1);
    return new HostileFrame(
        text.replace("10.170.0.", "10." + number + ".0.")
            .replaceFirst("(?<=machine-id\n\n@" + NONCE + " body\n)[0-9a-f]{6}", hex(number)));
  }

  private static String hex(int number) {
    return String.format("%06x", number);
  }

  /** All of it. */
  String whole(String nonce) {
    return sound.replace(NONCE, nonce);
  }

  /** As much of it as arrives when a node breaks down. */
  String half(String nonce) {
    return whole(nonce).substring(0, sound.length() / 2);
  }

  /** Sections that begin within sections, and ends without a beginning. */
  String nested(String nonce) {
    String begin = "\n@" + nonce + " begin host-name\n\n";
    return begin.repeat(2000)
        + ("\n@" + nonce + " end found\n").repeat(2000)
        + "\n@"
        + nonce
        + " body\n\n@"
        + nonce
        + " \n@"
        + nonce
        + " done";
  }

  /** Another content in one sort of section, in every one, in their keys or in their reasons. */
  String with(String place, String content, String nonce) {
    Matcher section = SECTION.matcher(sound);
    String changed =
        section.replaceAll(
            found -> {
              boolean isMeant = place.equals("*") || place.equals(found.group(1));
              String key = place.equals("KEY") ? content : found.group(2);
              String body = isMeant ? content : found.group(3);
              String status = place.equals("REASON") ? "unread " + content : found.group(4);
              return Matcher.quoteReplacement(
                  "\n@"
                      + NONCE
                      + " begin "
                      + found.group(1)
                      + "\n"
                      + key
                      + "\n@"
                      + NONCE
                      + " body\n"
                      + body
                      + "\n@"
                      + NONCE
                      + " end "
                      + status);
            });
    return changed.replace(NONCE, nonce);
  }
}
