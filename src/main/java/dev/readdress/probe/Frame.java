package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Read;
import dev.readdress.problem.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sections of what the script printed. Each begins and ends with a line that holds the nonce of
 * this run, which nothing on the node can know beforehand, so that no file can look like a section;
 * bytes between such lines are taken as they are. A section whose end is missing is {@code Unread}.
 */
final class Frame {
  private static final int LONGEST_REASON = 200;

  private final List<Section> sections;
  private final boolean complete;

  private Frame(List<Section> sections, boolean complete) {
    this.sections = List.copyOf(sections);
    this.complete = complete;
  }

  /** Reads whatever the node sent, garbage too. */
  static Frame parse(Bytes output, String nonce) {
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
    Read<Bytes> content;
    if (status.equals("found")) {
      content = Read.found(open.body());
    } else if (status.equals("absent")) {
      content = Read.absent();
    } else {
      String reason = status.startsWith("unread ") ? status.substring("unread ".length()) : status;
      content = Read.unread(Printable.line(reason, LONGEST_REASON));
    }
    return new Section(open.name(), open.key(), content);
  }

  private static Optional<Section> cutOff(@Nullable Open open) {
    return open == null
        ? Optional.empty()
        : Optional.of(
            new Section(open.name(), open.key(), Read.unread("the node's answer ends within it")));
  }

  /** True when the script ran to its end and all of it arrived. */
  boolean isComplete() {
    return complete;
  }

  /** Both frames as one, complete when both are. */
  Frame with(Frame other) {
    List<Section> all = new ArrayList<>(sections);
    all.addAll(other.sections);
    return new Frame(all, complete && other.complete);
  }

  /** All sections of a sort, in the order in which they came. */
  List<Section> all(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  /** The section of a sort with a key, {@code Unread} when the node sent none. */
  Section one(String name, String key) {
    return sections.stream()
        .filter(section -> section.name().equals(name) && section.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Section(name, key, Read.unread(missing(name))));
  }

  Section one(String name) {
    return one(name, "");
  }

  private String missing(String name) {
    return complete ? "the node did not report " + name : "the node's answer ends before " + name;
  }
}
