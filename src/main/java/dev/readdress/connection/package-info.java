/**
 * A way into one node: run a script there as the right user, and open a socket from there. Whatever
 * a node sends is bounded, and every wait ends at its deadline. What the ways in are (SSH, this
 * very machine, a script of answers in tests) is decided elsewhere; this room depends on none of
 * them.
 */
@NullMarked
package dev.readdress.connection;

import org.jspecify.annotations.NullMarked;
