package dev.readdress.yaml;

/**
 * A key that stands twice in one mapping; PyYAML keeps the last value and says nothing.
 *
 * @param first the key's first place
 * @param again the later place
 */
public record YamlDuplicate(YamlScalar first, YamlScalar again) {}
