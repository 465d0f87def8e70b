/** What tests of several rooms share. */
@NullMarked
package dev.readdress.testing;

import org.jspecify.annotations.NullMarked;
