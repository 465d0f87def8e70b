/**
 * The secrets of all tests, which can be told from anything else, and what the tests leave behind
 * so that {@code src/commands/canaries.py} can look for them there: whatever readdress printed and
 * kept, and the command lines and environments of the processes that ran meanwhile.
 */
@NullMarked
package dev.readdress.canary;

import org.jspecify.annotations.NullMarked;
