/**
 * One look at a node: a script that collects and frames in one round trip, a second one only for
 * files that the first ones name, and the reading of what came back into records. Whatever a node
 * sends, this room returns what can be read and says of the rest why it was not; only a node that
 * cannot be reached is an exception. It uses {@code connection} for the way there, {@code network}
 * and {@code patroni} to understand, {@code cluster} for the records.
 */
@NullMarked
package dev.readdress.probe;

import org.jspecify.annotations.NullMarked;
