package dev.readdress.yaml;

/**
 * A key to be inserted.
 *
 * @param parent the mapping that gets it
 * @param sibling the key after which it should be
 */
record NewEntry(YamlPath parent, String key, String text, String sibling) {}
