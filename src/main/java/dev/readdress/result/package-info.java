/**
 * The JSON contract as records, field by field: what {@code -o json} prints, and the exit codes.
 * Fields and values may be added, none renamed. It knows no type of any other room, so that the
 * contract cannot move because something inside did.
 */
@NullMarked
package dev.readdress.result;

import org.jspecify.annotations.NullMarked;
