/** Nodes that do whatever a node can do to a report, all at once, and what it says of each. */
@NullMarked
package dev.readdress.hostile;

import org.jspecify.annotations.NullMarked;
