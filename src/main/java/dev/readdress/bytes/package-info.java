/**
 * Bytes as a value: what a file or a node's output holds, immutable, compared by content, decoded
 * strictly, with its hash. Every room may use this one; it uses none.
 */
@NullMarked
package dev.readdress.bytes;

import org.jspecify.annotations.NullMarked;
