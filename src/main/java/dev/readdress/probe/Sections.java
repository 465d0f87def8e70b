package dev.readdress.probe;

import dev.readdress.connection.Frame;
import java.util.List;

/** What the script brought, as things that were read or not. */
final class Sections {
  private final Frame frame;

  Sections(Frame frame) {
    this.frame = frame;
  }

  /** True when the script ran to its end and all of it arrived. */
  boolean isComplete() {
    return frame.isComplete();
  }

  /** All sections of a sort, in the order in which they came. */
  List<Section> all(String name) {
    return frame.all(name).stream().map(Section::of).toList();
  }

  /** The section of a sort with a key, {@code Unread} when the node sent none. */
  Section one(String name, String key) {
    return Section.of(frame.one(name, key));
  }

  Section one(String name) {
    return one(name, "");
  }
}
