package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping as PyYAML loads it: merge keys followed, of duplicate keys the last one. */
public final class YamlMapping implements YamlNode {
  private final Written written;
  private final boolean flow;
  private final List<YamlEntry> own;
  private final Map<PythonKey, YamlEntry> effective;

  private YamlMapping(
      Written written, boolean flow, List<YamlEntry> own, Map<PythonKey, YamlEntry> effective) {
    this.written = requireNonNull(written, "written");
    this.flow = flow;
    this.own = own;
    this.effective = effective;
  }

  /**
   * A mapping.
   *
   * @param own what is written between its own braces or lines, in order
   * @param loaded the same with every merge key replaced by what it brings, in the order in which
   *     PyYAML puts the entries into its dictionary
   */
  static YamlMapping of(
      Written written, boolean flow, List<YamlEntry> own, List<YamlEntry> loaded) {
    Map<PythonKey, YamlEntry> effective = new LinkedHashMap<>();
    for (YamlEntry entry : loaded) {
      effective.merge(PythonKey.of(entry.key()), entry, YamlMapping::last);
    }
    return new YamlMapping(written, flow, List.copyOf(own), effective);
  }

  /** Python's dictionary keeps the key that came first; it matters where 1 and 1.0 are one key. */
  private static YamlEntry last(YamlEntry earlier, YamlEntry later) {
    return Objects.equals(earlier.key().value(), later.key().value())
        ? later
        : new YamlEntry(earlier.key(), later.value(), later.merge());
  }

  @Override
  public Written written() {
    return written;
  }

  /** True when it is written in braces. */
  public boolean flow() {
    return flow;
  }

  /** The value of a key that is this very string. */
  public Optional<YamlNode> get(String key) {
    return entry(key).map(YamlEntry::value);
  }

  /** The entry of a key that is this very string. */
  public Optional<YamlEntry> entry(String key) {
    return Optional.ofNullable(effective.get(PythonKey.of(key)));
  }

  /** What PyYAML has in the end: one entry a key, in the order of its dictionary. */
  public List<YamlEntry> entries() {
    return List.copyOf(effective.values());
  }

  /** What is written here, in order: merge keys ({@code <<}) as such, and duplicate keys. */
  public List<YamlEntry> own() {
    return own;
  }

  @Override
  public Map<@Nullable Object, @Nullable Object> toPlain() {
    Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
    for (YamlEntry entry : effective.values()) {
      plain.put(entry.key().toPlain(), entry.value().toPlain());
    }
    return Collections.unmodifiableMap(plain);
  }

  /** The only entry as a list of key and value. */
  List<@Nullable Object> pairToPlain() {
    YamlEntry only = own.get(0);
    return Collections.unmodifiableList(
        new ArrayList<@Nullable Object>(
            Arrays.asList(only.key().toPlain(), only.value().toPlain())));
  }

  /** This node as it is seen through an alias. */
  YamlMapping through(YamlAlias use) {
    return new YamlMapping(written.through(use), flow, own, effective);
  }

  @Override
  public String toString() {
    return "mapping of " + effective.size() + " at " + mark().where();
  }
}
