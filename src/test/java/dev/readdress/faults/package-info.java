/**
 * Cuts fix runs off at every point on a real cluster and looks at what the next command makes of
 * it: {@code bin/test --faults}. Nothing of this is in the shipped jar.
 */
@NullMarked
package dev.readdress.faults;

import org.jspecify.annotations.NullMarked;
