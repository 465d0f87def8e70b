/**
 * What can be wrong, said so that it can be put right: a problem has where, what and how to fix, a
 * reason has a code that never changes its meaning, a secret never shows itself, and text from
 * elsewhere is made harmless before anybody sees it. Every room may use this one; it uses none.
 */
@NullMarked
package dev.readdress.problem;

import org.jspecify.annotations.NullMarked;
