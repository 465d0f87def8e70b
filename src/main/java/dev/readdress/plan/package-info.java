/**
 * From a diagnosis to what would be changed: splices made and proven in memory, what a reload
 * brings with it, and what is refused, with the commands to run by hand instead. Pure: an address
 * that was not asked about is never planned. It uses {@code diagnose}, {@code cluster}, {@code
 * patroni}, {@code network}, {@code yaml} and {@code json}.
 */
@NullMarked
package dev.readdress.plan;

import org.jspecify.annotations.NullMarked;
