/**
 * The only part that changes anything, one node at a time, through one door ({@link
 * dev.readdress.apply.Operations}) that a dry run does not have. Every configuration file is at
 * every moment either the old one or the planned one; every change is journalled before it is made;
 * what is shown to be worse is put back, and what nobody can know is called in doubt and stops
 * everything else. It uses {@code plan}, {@code cluster}, {@code patroni}, {@code network}, {@code
 * connection} and {@code runs}.
 */
@NullMarked
package dev.readdress.apply;

import org.jspecify.annotations.NullMarked;
