package dev.readdress.yaml;

/**
 * A use of an anchor.
 *
 * @param name the anchor's name
 * @param mark where {@code *name} is written
 */
public record YamlAlias(String name, Mark mark) {}
