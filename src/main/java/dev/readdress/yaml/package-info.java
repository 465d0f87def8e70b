/**
 * YAML as PyYAML's {@code safe_load} reads it, because that is what Patroni and Ansible use: the
 * same values, the same refusals, with the place of every node; and the splice, which changes one
 * scalar or inserts one missing key and leaves every other byte of the file alone. Input may be
 * hostile: size, depth and expansion are bounded. This room is the only one that uses SnakeYAML,
 * and uses of the other rooms only problem and bytes.
 */
@NullMarked
package dev.readdress.yaml;

import org.jspecify.annotations.NullMarked;
