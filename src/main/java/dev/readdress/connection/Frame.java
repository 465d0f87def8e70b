package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections of what the script printed. Each begins and ends with a line that holds the nonce of
 * this run, which nothing on the node can know beforehand, so that no file can look like a section;
 * bytes between such lines are taken as they are. A frame that does not end as it must, or whose
 * lines do not follow each other as they must, is unread as a whole: who cut it may have chosen
 * where.
 */
public final class Frame {
  private static final int LONGEST_REASON = 200;

  /** What became of one thing that the script looked at. */
  public enum Status {
    FOUND,
    ABSENT,
    UNREAD
  }

  /**
   * One thing that the script looked at.
   *
   * @param name what sort of thing
   * @param key which one: a path, a pid; empty where there is only one
   * @param status what became of it
   * @param body what was there; empty unless it was found
   * @param reason why it could not be read, made harmless; empty unless that is so
   */
  public record Section(String name, String key, Status status, Bytes body, String reason) {}

  private static final Frame UNREAD = new Frame(List.of(), false);

  private final List<Section> sections;
  private final boolean complete;

  private Frame(List<Section> sections, boolean complete) {
    this.sections = List.copyOf(sections);
    this.complete = complete;
  }

  /** Reads whatever the node sent, garbage too. */
  public static Frame parse(Bytes output, String nonce) {
    // One character for each byte: places in the text are places in the bytes.
    String text = new String(output.toArray(), StandardCharsets.ISO_8859_1);
    String mark = "\n@" + nonce + " ";
    List<Section> sections = new ArrayList<>();
    @Nullable Open open = null;
    int at = text.indexOf(mark);
    while (at >= 0) {
      int lineEnd = text.indexOf('\n', at + mark.length());
      int next = text.indexOf(mark, at + mark.length());
      if (lineEnd < 0) {
        return UNREAD;
      }
      String line = text.substring(at + mark.length(), lineEnd);
      int from = Math.min(lineEnd + 1, output.length());
      Bytes rest = output.slice(from, Math.max(from, next < 0 ? output.length() : next));
      if (line.startsWith("begin ") && open == null) {
        open = new Open(line.substring("begin ".length()), rest.lossyUtf8(), null);
      } else if (line.equals("body") && open != null && open.body() == null) {
        open = new Open(open.name(), open.key(), rest);
      } else if (line.startsWith("end ") && open != null && open.body() != null) {
        sections.add(closed(open.name(), open.key(), open.body(), line.substring("end ".length())));
        open = null;
      } else if (line.equals("done") && open == null) {
        return new Frame(sections, true);
      } else {
        return UNREAD;
      }
      at = next;
    }
    return UNREAD;
  }

  private record Open(String name, String key, @Nullable Bytes body) {}

  private static Section closed(String name, String key, Bytes body, String status) {
    if (status.equals("found")) {
      return new Section(name, key, Status.FOUND, body, "");
    }
    if (status.equals("absent")) {
      return new Section(name, key, Status.ABSENT, Bytes.EMPTY, "");
    }
    String reason = status.startsWith("unread ") ? status.substring("unread ".length()) : status;
    return unread(name, key, Printable.line(reason, LONGEST_REASON));
  }

  private static Section unread(String name, String key, String reason) {
    return new Section(name, key, Status.UNREAD, Bytes.EMPTY, reason);
  }

  /** True when the script ran to its end and all of it arrived. */
  public boolean isComplete() {
    return complete;
  }

  /** Both frames as one, unread as a whole when one of them is. */
  public Frame with(Frame other) {
    if (!complete || !other.complete) {
      return UNREAD;
    }
    List<Section> all = new ArrayList<>(sections);
    all.addAll(other.sections);
    return new Frame(all, true);
  }

  /** All sections of a sort, in the order in which they came; none when the frame is unread. */
  public List<Section> all(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  /** The section of a sort with a key, unread when the node sent none. */
  public Section one(String name, String key) {
    return sections.stream()
        .filter(section -> section.name().equals(name) && section.key().equals(key))
        .findFirst()
        .orElseGet(() -> unread(name, key, missing(name)));
  }

  private String missing(String name) {
    return complete ? "the node did not report " + name : "the node's answer ends before " + name;
  }
}
