package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Read;
import dev.readdress.connection.Frame;

/**
 * One thing that the script looked at.
 *
 * @param name what sort of thing
 * @param key which one: a path, a pid; empty where there is only one
 * @param content what was there
 */
record Section(String name, String key, Read<Bytes> content) {
  static Section of(Frame.Section framed) {
    Read<Bytes> content =
        switch (framed.status()) {
          case FOUND -> whole(framed.body());
          case ABSENT -> Read.absent();
          case UNREAD -> Read.unread(framed.reason());
        };
    return new Section(framed.name(), framed.key(), content);
  }

  /** The script takes one byte more of a file than it may have: then there is more of it. */
  private static Read<Bytes> whole(Bytes body) {
    return body.length() == ProbeScript.MOST_OF_A_FILE + 1
        ? Read.unread("it is larger than " + ProbeScript.MOST_OF_A_FILE + " bytes")
        : Read.found(body);
  }

  /** What was there as text; {@code Unread} when it is not UTF-8. */
  Read<String> text() {
    if (content instanceof Read.Found<Bytes> found) {
      return found
          .found()
          .utf8()
          .map(Read::found)
          .orElseGet(() -> Read.unread(name + " is not UTF-8 text"));
    }
    return content.map(Bytes::lossyUtf8);
  }

  /** What was there as text, or nothing. */
  String textOrEmpty() {
    return text().value().orElse("");
  }
}
