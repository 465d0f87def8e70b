package dev.readdress.yaml;

import java.util.Optional;

/**
 * A key with its value.
 *
 * @param key the key, with its own mark
 * @param value the value
 * @param merge where {@code <<} is written, if the entry is there through a merge key
 */
public record YamlEntry(YamlScalar key, YamlNode value, Optional<Mark> merge) {}
