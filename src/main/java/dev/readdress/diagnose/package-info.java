/**
 * From observations to evidence and verdicts: which addresses are a node's own, which float, and
 * whether each endpoint of each member advertises the right one. Pure: no I/O, no clock; the same
 * observation always gives the same diagnosis, and where the evidence does not decide, it says so
 * and never guesses. It uses {@code cluster}, {@code patroni} and {@code network}.
 */
@NullMarked
package dev.readdress.diagnose;

import org.jspecify.annotations.NullMarked;
