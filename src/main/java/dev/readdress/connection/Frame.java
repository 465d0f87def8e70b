package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sections of what the script printed. Each begins and ends with a line that holds the nonce of
 * this run, which nothing on the node can know beforehand, so that no file can look like a section;
 * bytes between such lines are taken as they are. A section whose end is missing is unread.
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
    boolean complete = false;
    int at = text.indexOf(mark);
    while (at >= 0 && !complete) {
      int lineEnd = text.indexOf('\n', at + mark.length());
      int next = text.indexOf(mark, at + mark.length());
      if (lineEnd < 0) {
        break;
      }
      String line = text.substring(at + mark.length(), lineEnd);
      int from = Math.min(lineEnd + 1, output.length());
      Bytes rest = output.slice(from, Math.max(from, next < 0 ? output.length() : next));
      if (line.startsWith("begin ")) {
        cutOff(open).ifPresent(sections::add);
        open = new Open(line.substring("begin ".length()), rest.lossyUtf8(), Bytes.EMPTY);
      } else if (line.equals("body") && open != null) {
        open = new Open(open.name(), open.key(), rest);
      } else if (line.startsWith("end ") && open != null) {
        sections.add(closed(open, line.substring("end ".length())));
        open = null;
      } else if (line.equals("done")) {
        complete = open == null;
      }
      at = next;
    }
    cutOff(open).ifPresent(sections::add);
    return new Frame(sections, complete);
  }

  private record Open(String name, String key, Bytes body) {}

  private static Section closed(Open open, String status) {
    if (status.equals("found")) {
      return new Section(open.name(), open.key(), Status.FOUND, open.body(), "");
    }
    if (status.equals("absent")) {
      return new Section(open.name(), open.key(), Status.ABSENT, Bytes.EMPTY, "");
    }
    String reason = status.startsWith("unread ") ? status.substring("unread ".length()) : status;
    return unread(open.name(), open.key(), Printable.line(reason, LONGEST_REASON));
  }

  private static Section unread(String name, String key, String reason) {
    return new Section(name, key, Status.UNREAD, Bytes.EMPTY, reason);
  }

  private static Optional<Section> cutOff(@Nullable Open open) {
    return open == null
        ? Optional.empty()
        : Optional.of(unread(open.name(), open.key(), "the node's answer ends within it"));
  }

  /** True when the script ran to its end and all of it arrived. */
  public boolean isComplete() {
    return complete;
  }

  /** Both frames as one, complete when both are. */
  public Frame with(Frame other) {
    List<Section> all = new ArrayList<>(sections);
    all.addAll(other.sections);
    return new Frame(all, complete && other.complete);
  }

  /** All sections of a sort, in the order in which they came. */
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
