/**
 * The one JSON mapper, with limits on what is read, so that no answer of a node can exhaust the
 * controller; deterministic on what is written. It depends on no other room.
 */
@NullMarked
package dev.readdress.json;

import org.jspecify.annotations.NullMarked;
