/**
 * Time and threads, in one place: the clock and the pace of waiting, deadlines and the watchdog
 * that enforces them, the ways to do something for many at once or ahead, and the signal that asks
 * a run to stop. Every room may use this one; it uses only {@code problem}.
 */
@NullMarked
package dev.readdress.concurrent;

import org.jspecify.annotations.NullMarked;
