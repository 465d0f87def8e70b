/**
 * What Patroni says of itself: its configuration as the running process sees it, with the place
 * each value comes from, its REST answers, and what differs between versions. Pure, and tolerant of
 * what versions 1.6 to 4.1 answer; what is not there is empty, never a default that looks like an
 * answer.
 */
@NullMarked
package dev.readdress.patroni;

import org.jspecify.annotations.NullMarked;
